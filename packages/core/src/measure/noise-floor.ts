import { median, quantile } from '../stats/quantile.js';
import { callLatenciesNs } from './estimate-latency.js';
import type { JudgedVisit } from './result-of.js';
import type { Phase } from './visit.js';

/** How far two measurements of one block differ on this machine: what smaller differences between blocks are worth. */
export interface NoiseFloor {
  /** Blocks that were measured twice. */
  readonly pairs: number;
  /** The relative difference that 95 % of the pairs stay within. */
  readonly relative: number;
}

export interface NoiseFloors {
  /** Between single screening visits, workers side by side. */
  readonly screening: NoiseFloor | null;
  /** Between medians over confirming visits. */
  readonly confirmation: NoiseFloor | null;
}

/**
 * The noise floors of a run, from the visits of candidates and of their hidden duplicates. A pair's difference is `|a − b| / ((a + b) / 2)`
 * of its two latencies. Null in a phase where no block was timed both ways.
 */
export function noiseFloors(visits: readonly JudgedVisit[]): NoiseFloors {
  return { screening: floorOf(visits, 'screening'), confirmation: floorOf(visits, 'confirmation') };
}

function floorOf(visits: readonly JudgedVisit[], only: Phase): NoiseFloor | null {
  const sides = new Map<string, { own: number[]; twin: number[] }>();
  for (const { candidate, phase, duplicate, outcome } of visits) {
    if (phase !== only || outcome.state !== 'timed') continue;
    const pair = sides.get(candidate) ?? { own: [], twin: [] };
    sides.set(candidate, pair);
    pair[duplicate ? 'twin' : 'own'].push(median(callLatenciesNs(outcome.timing)));
  }
  const differences = [...sides.values()].flatMap(({ own, twin }) => {
    if (own.length === 0 || twin.length === 0) return [];
    const [a, b] = [median(own), median(twin)];
    return [Math.abs(a - b) / ((a + b) / 2)];
  });
  if (differences.length === 0) return null;
  return { pairs: differences.length, relative: quantile(differences, 0.95) };
}
