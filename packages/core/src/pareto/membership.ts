import { VISITS_THAT_DECIDE } from '../measure/visits-that-decide.js';
/** By the probability of being on the front: `certain` ≥ 0.95, `out` ≤ 0.05, `contested` between. */
export type FrontMembership = 'certain' | 'contested' | 'out';

export function membershipOf(probability: number): FrontMembership {
  if (probability >= 0.95) return 'certain';
  return probability <= 0.05 ? 'out' : 'contested';
}

/**
 * The same of a candidate whose latency was taken in so many visits. One visit makes nothing certain, since its batches share its luck; and
 * fewer than eight only what no draw denies, since two clock speeds may look like one.
 */
export function measuredMembership(probability: number, visits: number): FrontMembership {
  const membership = membershipOf(probability);
  const canBeCertain = visits >= VISITS_THAT_DECIDE || (visits > 1 && probability === 1);
  return membership === 'certain' && !canBeCertain ? 'contested' : membership;
}
