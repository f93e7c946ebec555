import { formatSlot } from '../block/slot.js';
import type { PlanCandidate } from './contenders.js';
import { hiddenDuplicates } from './hidden-duplicates.js';

/** What stays the same through all rounds of a run. */
export interface RaceField {
  readonly seed: number;
  /** Of all candidates. */
  readonly keys: readonly string[];
  /** The keys of those that are measured twice. */
  readonly twins: ReadonlySet<string>;
  /** Who is measured for which front. */
  readonly fronts: ReadonlyMap<string, readonly PlanCandidate[]>;
}

/** Kept as long as the candidates are: made anew for every round, it would be what planning takes most memory for. */
const fields = new WeakMap<readonly PlanCandidate[], RaceField>();

export function raceField(candidates: readonly PlanCandidate[], seed: number): RaceField {
  const known = fields.get(candidates);
  if (known?.seed === seed && known.keys.length === candidates.length) return known;
  const keys = candidates.map(({ candidate }) => candidate.key);
  const field = { seed, keys, twins: hiddenDuplicates(keys, seed), fronts: byFront(candidates) };
  fields.set(candidates, field);
  return field;
}

/** Candidates by the front that they are measured for: slot × engine × threads. */
export function byFront<Some extends PlanCandidate>(
  candidates: readonly Some[],
): ReadonlyMap<string, readonly Some[]> {
  const fronts = new Map<string, Some[]>();
  for (const one of candidates) {
    const { slot, engine, options } = one.candidate;
    const name = JSON.stringify([formatSlot(slot), engine, options.threads]);
    const front = fronts.get(name);
    if (front === undefined) fronts.set(name, [one]);
    else front.push(one);
  }
  return fronts;
}
