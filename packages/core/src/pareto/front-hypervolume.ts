import type { DrawnValue } from '../stats/drawn-value.js';
import { type BootstrapEstimate, symmetricInterval } from '../stats/symmetric-interval.js';
import { dominatedVolume } from './dominated-volume.js';
import type { Goal, Point } from './goal.js';
import { logNormalise } from './log-normalise.js';

/** A candidate with its counted objectives, which are certain, and draws of its latency. */
export interface DrawnCandidate {
  /** In the order of `fixedGoals`. */
  readonly fixed: Point;
  readonly latency: DrawnValue;
}

/** A point in the order of `fixedGoals`, its latency last. */
export interface HypervolumeScale {
  readonly ideal: Point;
  readonly reference: Point;
}

export interface FrontHypervolume {
  /** Share of the box between the ideal and the reference that the front dominates, with its interval at 95 %; 1 would be a candidate at the ideal. */
  readonly share: BootstrapEstimate;
  /**
   * The same in natural logarithms: `share · Π |ln(reference / ideal)|`. It does not depend on the ideal, so it may be compared wherever the
   * reference is the same, and never falls when the front gains.
   */
  readonly logVolume: BootstrapEstimate;
}

/**
 * The hypervolume that these candidates dominate on logarithmic scales, its interval from the draws of their latencies
 * (`symmetricInterval`). Candidates that are beaten whatever is drawn are passed over, which changes nothing.
 * @throws {RangeError} what `logNormalise` refuses, and an ideal that is not better than the reference
 */
export function frontHypervolume(
  candidates: readonly DrawnCandidate[],
  {
    fixedGoals,
    latencyGoal,
    ideal,
    reference,
  }: { readonly fixedGoals: readonly Goal[]; readonly latencyGoal: Goal } & HypervolumeScale,
): FrontHypervolume {
  const goals = [...fixedGoals, latencyGoal];
  const spans = goals.map((goal, axis) => {
    const span = Math.log(reference[axis]! / ideal[axis]!) * (goal === 'minimize' ? 1 : -1);
    if (!(span > 0)) throw new RangeError(`objective ${axis}: the ideal is not better than the reference`);
    return span;
  });
  const last = fixedGoals.length;
  const scaled = (candidate: DrawnCandidate, latencyNs: number): Float64Array =>
    Float64Array.from(logNormalise([[...candidate.fixed, latencyNs]], { ideal, reference })[0]!);
  const scaledLatency = (ns: number) =>
    1 - Math.log(reference[last]! / ns) / Math.log(reference[last]! / ideal[last]!);

  const contenders = candidates
    .map(({ latency, fixed }) => {
      const ends = [scaledLatency(latency.low), scaledLatency(latency.high)];
      const row = scaled({ fixed, latency }, latency.value);
      return { row, latency, low: Math.min(...ends), high: Math.max(...ends) };
    })
    .filter(({ row, low }) => low < 1 && row.every((value, axis) => axis === last || value < 1));
  const drawn = contenders.filter(
    (own) => !contenders.some((other) => other.high < own.low && noWorse(other.row, own.row, last)),
  );
  const bound = new Float64Array(goals.length).fill(1);
  const value = dominatedVolume(
    drawn.map(({ row }) => row),
    bound,
  );
  const box = spans.reduce((product, span) => product * span, 1);
  const share = symmetricNonNegative(value, volumesOfDraws(drawn, bound, scaledLatency));
  return {
    share,
    logVolume: { value: share.value * box, low: share.low * box, high: share.high * box },
  };
}

/** The volume for each draw, all latencies from the same one. Without a candidate there is one volume: 0. */
function volumesOfDraws(
  contenders: readonly { readonly row: Float64Array; readonly latency: DrawnValue }[],
  bound: Float64Array,
  scaledLatency: (ns: number) => number,
): Float64Array {
  const last = bound.length - 1;
  const rows = contenders.map(({ row }) => row.slice());
  const draws = contenders.map(({ latency }) => latency.draws().map(scaledLatency));
  const volumes = new Float64Array(draws[0]?.length ?? 1);
  for (let draw = 0; draw < volumes.length; draw++) {
    for (let index = 0; index < rows.length; index++) rows[index]![last] = draws[index]![draw]!;
    volumes[draw] = dominatedVolume(rows, bound);
  }
  return volumes;
}

function noWorse(a: Float64Array, b: Float64Array, dimensions: number): boolean {
  for (let axis = 0; axis < dimensions; axis++) if (a[axis]! > b[axis]!) return false;
  return true;
}

function symmetricNonNegative(value: number, draws: Float64Array): BootstrapEstimate {
  const { low, high } = symmetricInterval(value, draws);
  return { value, low: Math.max(low, 0), high };
}
