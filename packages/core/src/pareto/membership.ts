/** By the probability of being on the front: `certain` ≥ 0.95, `out` ≤ 0.05, `contested` between. */
export type FrontMembership = 'certain' | 'contested' | 'out';

export function membershipOf(probability: number): FrontMembership {
  if (probability >= 0.95) return 'certain';
  return probability <= 0.05 ? 'out' : 'contested';
}
