import { LATENCY_COLUMNS, type LatencyColumn, type Objective } from '../cost/cost.js';
import type { Candidate } from '../space/candidate.js';
import type { MeasurementResult } from './estimate.js';
import type { Bounds } from './race-bounds.js';

/** A candidate as the scheduler sees it: its identity, and the counted columns that objectives name. */
export interface PlanCandidate {
  readonly candidate: Candidate;
  /** By column: every objective but latencies, as `macs` or `mixing_reach`. */
  readonly counted: { readonly [column: string]: number };
}

export interface JudgedCandidate extends PlanCandidate {
  readonly result: MeasurementResult;
  /** What the race judges its latency by; null where it was not timed. */
  readonly bounds: Bounds | null;
}

/** Faster by less than this does not count as faster where somebody is ruled out for good. */
const EPSILON = 0.03;

/**
 * The keys of those of one front that stay in the race: whoever is not beaten by more than ε = 3 %, and `standard` blocks, since savings are
 * told against them.
 */
export function contenders(
  front: readonly JudgedCandidate[],
  objectives: readonly Objective[],
): ReadonlySet<string> {
  const baselines = front.filter((one) => one.candidate.block.kind === 'standard' && isTimed(one));
  return new Set([
    ...unbeaten(front, objectives, EPSILON),
    ...baselines.map(({ candidate }) => candidate.key),
  ]);
}

/**
 * The keys of those that could be on a front, of all that are measured for it. Candidate i is beaten when some j is no worse in every counted objective and faster beyond doubt in every measured one: `high_j < low_i / (1 + ε)`. Without a latency among the
 * objectives, counts alone decide every front, and nobody's visits do.
 */
export function unbeaten(
  front: readonly JudgedCandidate[],
  objectives: readonly Objective[],
  epsilon: number,
): ReadonlySet<string> {
  const { counted, measured } = splitObjectives(objectives);
  const kept = new Set<string>();
  if (measured.length === 0) return kept;
  const timed = front.filter(isTimed);
  for (const one of timed) {
    const isBeaten = timed.some(
      (other) =>
        isNoWorse(other, one, counted) &&
        measured.every(({ column, goal }) => goal === 'minimize' && isFaster(other, one, column, epsilon)),
    );
    if (!isBeaten) kept.add(one.candidate.key);
  }
  return kept;
}

/**
 * How contested the place of each timed candidate of one front is, by key: the smallest, over the rivals that could push it off the front or that it
 * could push off, of `|ln a − ln b| ÷ (half-width of ln a + half-width of ln b)`. Below 1 two intervals overlap, and 0 is a draw; a
 * candidate without a rival is infinitely far from one.
 */
export function contestedness(
  front: readonly JudgedCandidate[],
  objectives: readonly Objective[],
): ReadonlyMap<string, number> {
  const { counted } = splitObjectives(objectives);
  const distances = new Map<string, number>();
  const timed = front.filter(isTimed);
  for (const one of timed) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const other of timed) {
      if (other === one) continue;
      if (!isNoWorse(other, one, counted) && !isNoWorse(one, other, counted)) continue;
      nearest = Math.min(nearest, distanceBetween(other, one));
    }
    distances.set(one.candidate.key, nearest);
  }
  return distances;
}

type Timed = JudgedCandidate & {
  readonly bounds: Bounds;
  readonly result: Extract<MeasurementResult, { readonly estimate: unknown }>;
};

function isTimed(one: JudgedCandidate): one is Timed {
  return 'estimate' in one.result && one.bounds !== null;
}

function distanceBetween(a: Timed, b: Timed): number {
  const [x, y] = [a.result.estimate, b.result.estimate];
  const halfWidths = (Math.log(x.highNs / x.lowNs) + Math.log(y.highNs / y.lowNs)) / 2;
  const apart = Math.abs(Math.log(x.latencyNs / y.latencyNs));
  return apart === 0 ? 0 : apart / halfWidths;
}

function isNoWorse(other: PlanCandidate, one: PlanCandidate, counted: readonly Objective[]): boolean {
  return counted.every(({ column, goal }) => {
    const [its, ones] = [countOf(other, column), countOf(one, column)];
    return goal === 'minimize' ? its <= ones : its >= ones;
  });
}

function isFaster(other: Timed, one: Timed, column: Objective['column'], epsilon: number): boolean {
  const [its, ones] = [boundsOf(other, column), boundsOf(one, column)];
  return its !== null && ones !== null && its.highNs < ones.lowNs / (1 + epsilon);
}

/** The 95th percentile and the kernel time have no interval of their own: they get the one of the latency, to scale. */
function boundsOf({ result: { estimate }, bounds }: Timed, column: Objective['column']): Bounds | null {
  if (column === 'latency_ns') return bounds;
  const valueNs = column === 'latency_p95_ns' ? estimate.p95Ns : estimate.kernelLatencyNs;
  if (valueNs === null) return null;
  const scale = valueNs / estimate.latencyNs;
  return { lowNs: bounds.lowNs * scale, highNs: bounds.highNs * scale };
}

function countOf({ candidate, counted }: PlanCandidate, column: string): number {
  const count = counted[column];
  if (count === undefined) throw new RangeError(`candidate ${candidate.key} comes without its ${column}`);
  return count;
}

function splitObjectives(objectives: readonly Objective[]) {
  const isLatency = ({ column }: Objective): boolean =>
    LATENCY_COLUMNS.some((latency: LatencyColumn) => latency === column);
  return {
    counted: objectives.filter((objective) => !isLatency(objective)),
    measured: objectives.filter(isLatency),
  };
}
