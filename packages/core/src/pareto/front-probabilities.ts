import type { Random } from '../stats/random.js';
import { type Goal, type Point, toMinimized } from './goal.js';
import { type LatencyEvidence, latencyDraws, latencyRange } from './latency-draws.js';

/** A candidate with its counted objectives, which are certain, and its latency, which is not. */
export interface FrontCandidate {
  /** In the order of `fixedGoals`. */
  readonly fixed: Point;
  readonly latency: LatencyEvidence;
}

export interface FrontProbabilityOptions {
  readonly fixedGoals: readonly Goal[];
  /** Default `minimize`. */
  readonly latencyGoal?: Goal;
  readonly random: Random;
  /** Default 2000. */
  readonly resamples?: number;
}

/**
 * Each candidate's probability of being on the front: the share of draws, one latency a candidate, in which no other dominates
 * it. Only rivals, candidates no worse in every fixed objective whose latencies can come near, are drawn: the rest is decided
 * without drawing, which changes no probability.
 */
export function frontProbabilities(
  candidates: readonly FrontCandidate[],
  { fixedGoals, latencyGoal = 'minimize', random, resamples = 2000 }: FrontProbabilityOptions,
): number[] {
  const sign = latencyGoal === 'minimize' ? 1 : -1;
  const fixed =
    fixedGoals.length === 0
      ? candidates.map(() => new Float64Array())
      : toMinimized(
          candidates.map((candidate) => candidate.fixed),
          fixedGoals,
        );
  const ranges = candidates.map(({ latency }) => {
    const [low, high] = latencyRange(latency);
    return sign === 1 ? { low, high } : { low: -high, high: -low };
  });
  const drawn = new Map<number, Float64Array>();
  const draws = (index: number): Float64Array => {
    const known = drawn.get(index);
    if (known) return known;
    const fresh = latencyDraws(candidates[index]!.latency, random, resamples).map((ns) => sign * ns);
    drawn.set(index, fresh);
    return fresh;
  };

  return candidates.map((_, index) => {
    const own = ranges[index]!;
    const rivals: Rival[] = [];
    for (let other = 0; other < candidates.length; other++) {
      const range = ranges[other]!;
      if (other === index || range.low > own.high) continue;
      const standing = compareFixed(fixed[other]!, fixed[index]!);
      if (standing === 'worse') continue;
      if (range.high < own.low) return 0;
      rivals.push({ index: other, winsTies: standing === 'better' });
    }
    if (rivals.length === 0) return 1;
    const latencies = draws(index);
    const opponents = rivals.map((rival) => ({ latencies: draws(rival.index), winsTies: rival.winsTies }));
    let onFront = 0;
    for (let draw = 0; draw < resamples; draw++) {
      const latency = latencies[draw]!;
      const beaten = opponents.some(
        (rival) => rival.latencies[draw]! < latency || (rival.winsTies && rival.latencies[draw] === latency),
      );
      if (!beaten) onFront++;
    }
    return onFront / resamples;
  });
}

interface Rival {
  readonly index: number;
  /** Better in some fixed objective: at equal latency it dominates. */
  readonly winsTies: boolean;
}

/** How `a` stands to `b`: `worse` in some objective, else `better` in some, else `equal`. */
function compareFixed(a: Float64Array, b: Float64Array): 'worse' | 'better' | 'equal' {
  let standing: 'better' | 'equal' = 'equal';
  for (let axis = 0; axis < a.length; axis++) {
    if (a[axis]! > b[axis]!) return 'worse';
    if (a[axis]! < b[axis]!) standing = 'better';
  }
  return standing;
}
