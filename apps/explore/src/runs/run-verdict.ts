import { contestedShare, type NoiseFloor, runAlone, type StoredSweep } from '@convscape/core';
import type { VisitCount } from '@convscape/store';
import { formatPercent } from '../terminal/percent.js';

/** What a run is worth: whether its fronts are decided, how far two measurements of one block differ in it, and what disturbances took. */
export interface RunVerdict {
  /** `undecided`: more than 30 % of its fronts is contested. `none`: it has no front. */
  readonly fronts: 'decided' | 'undecided' | 'none';
  readonly certain: number;
  readonly contested: number;
  readonly contestedShare: number | null;
  /** Of confirmed latencies, else of single visits; null where no block was measured twice. */
  readonly noise: NoiseFloor | null;
  readonly visits: number;
  readonly discarded: number;
}

/** By what the run itself stored, whatever other runs of its sweep say. */
export function runVerdict(stored: StoredSweep, key: string, visits: VisitCount | undefined): RunVerdict {
  const { run, rows } = runAlone(stored, key);
  const { certain, contested, share, verdict } = contestedShare(rows);
  return {
    fronts: verdict,
    certain,
    contested,
    contestedShare: share,
    noise: run.noise?.confirmation ?? run.noise?.screening ?? null,
    visits: visits?.visits ?? 0,
    discarded: visits?.discarded ?? 0,
  };
}

/** `decided: 12 % contested, noise 0.27 %, 6 % discarded`. */
export function verdictText({ fronts, contestedShare, noise, visits, discarded }: RunVerdict): string {
  const parts: string[] = [];
  if (contestedShare !== null) parts.push(`${formatPercent(contestedShare)} contested`);
  if (noise !== null) parts.push(`noise ${formatPercent(noise.relative)}`);
  if (visits > 0) parts.push(`${formatPercent(discarded / visits)} discarded`);
  return [fronts === 'none' ? 'no front' : fronts, parts.join(', ')].filter((part) => part !== '').join(': ');
}
