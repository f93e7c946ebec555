import { isDeepStrictEqual } from 'node:util';
import { newestRunFirst, type Protocol, type RunRecord } from '@convscape/core';

export interface WantedRun {
  readonly device: string;
  readonly seed: number;
  readonly protocol: Protocol;
  /** Measure everything anew, whatever is stored. */
  readonly fresh: boolean;
  /** Start a run even where one could be gone on with. */
  readonly recalibrate: boolean;
}

/** Go on with a run, or start one, perhaps with what an earlier run of the same device and protocol has measured. */
export type RunChoice =
  | { readonly state: 'continue'; readonly run: RunRecord }
  | { readonly state: 'new'; readonly reuse: RunRecord | null };

/**
 * The newest run on this device goes on where it was, as long as seed and protocol are the ones asked for. Otherwise a new one
 * starts; the newest of the same device and protocol lends it its visits. `runs` are one sweep's.
 */
export function chooseRun(runs: readonly RunRecord[], wanted: WantedRun): RunChoice {
  if (wanted.fresh) return { state: 'new', reuse: null };
  const here = runs.filter((run) => run.device === wanted.device).sort(newestRunFirst);
  const alike = (run: RunRecord) => isDeepStrictEqual(run.protocol, wanted.protocol);
  const newest = here[0];
  const goesOn = newest && !wanted.recalibrate && alike(newest) && newest.seed === wanted.seed;
  if (goesOn) return { state: 'continue', run: newest };
  return { state: 'new', reuse: here.find(alike) ?? null };
}
