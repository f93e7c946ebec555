import { formatSlot } from '../block/slot.js';
import { LATENCY_COLUMNS, type LatencyColumn, type Objective } from '../cost/cost.js';
import type { Candidate } from '../space/candidate.js';
import type { LatencyEstimate, MeasurementResult } from './estimate.js';

/** A candidate as the scheduler sees it: its identity, and the counted columns that objectives name. */
export interface PlanCandidate {
  readonly candidate: Candidate;
  /** By column: every objective but latencies, as `macs` or `mixing_reach`. */
  readonly counted: { readonly [column: string]: number };
}

export interface ScreenedCandidate extends PlanCandidate {
  readonly result: MeasurementResult;
  /** Its fastest batch so far, a call: what disturbs a visit only ever makes it slower. */
  readonly fastestNs: number;
}

/** Faster by less than this does not count as faster. */
const EPSILON = 0.03;

/**
 * How far a screened latency may be from the confirmed one: workers disturbed each other, and the batches of one visit share its
 * luck. Its interval, from the fastest batch on, is widened by this share on both sides before anything is ruled out by it.
 */
const SCREENING_SLACK = 0.05;

type Estimated = Omit<ScreenedCandidate, 'result'> & { readonly estimate: LatencyEstimate };

/**
 * The keys of those worth confirming. Candidate i is out when some j on the same front (slot × engine × threads) is no worse in every
 * counted objective and faster beyond doubt in every measured one: `high_j < low_i / (1 + ε)`. `standard` blocks always stay:
 * savings are told against them. Without a latency among the objectives, counts alone decide every front, and only they stay.
 */
export function contenders(
  candidates: readonly ScreenedCandidate[],
  objectives: readonly Objective[],
): ReadonlySet<string> {
  const counted = objectives.filter(({ column }) => !isLatency(column));
  const measured = objectives.filter(({ column }) => isLatency(column));
  const kept = new Set<string>();
  for (const front of fronts(candidates).values()) {
    for (const one of front) {
      const isBaseline = one.candidate.block.kind === 'standard';
      const couldWin = measured.length > 0 && !front.some((other) => rulesOut(other, one, counted, measured));
      if (isBaseline || couldWin) kept.add(one.candidate.key);
    }
  }
  return kept;
}

function rulesOut(
  other: Estimated,
  one: Estimated,
  counted: readonly Objective[],
  measured: readonly Objective[],
): boolean {
  return (
    measured.every(({ column, goal }) => goal === 'minimize' && isFaster(other, one, column)) &&
    counted.every(({ column, goal }) => {
      const [its, ones] = [countOf(other, column), countOf(one, column)];
      return goal === 'minimize' ? its <= ones : its >= ones;
    })
  );
}

function isFaster(other: Estimated, one: Estimated, column: Objective['column']): boolean {
  const [its, ones] = [boundsOf(other, column), boundsOf(one, column)];
  return its !== null && ones !== null && its.high < ones.low / (1 + EPSILON);
}

/** The 95th percentile and the kernel time have no interval of their own: they get the one of the latency, to scale. */
function boundsOf(
  { estimate, fastestNs }: Estimated,
  column: Objective['column'],
): { low: number; high: number } | null {
  const isScreened = estimate.visits === 1;
  const low = isScreened ? Math.min(estimate.lowNs, fastestNs) * (1 - SCREENING_SLACK) : estimate.lowNs;
  const high = isScreened ? estimate.highNs * (1 + SCREENING_SLACK) : estimate.highNs;
  if (column === 'latency_ns') return { low, high };
  const valueNs = column === 'latency_p95_ns' ? estimate.p95Ns : estimate.kernelLatencyNs;
  if (valueNs === null) return null;
  const scale = valueNs / estimate.latencyNs;
  return { low: low * scale, high: high * scale };
}

function countOf({ candidate, counted }: PlanCandidate, column: string): number {
  const count = counted[column];
  if (count === undefined) throw new RangeError(`candidate ${candidate.key} comes without its ${column}`);
  return count;
}

function isLatency(column: Objective['column']): column is LatencyColumn {
  return LATENCY_COLUMNS.some((latency) => latency === column);
}

function fronts(candidates: readonly ScreenedCandidate[]): Map<string, Estimated[]> {
  const grouped = new Map<string, Estimated[]>();
  for (const { result, ...rest } of candidates) {
    if (!('estimate' in result)) continue;
    const { slot, engine, options } = rest.candidate;
    const name = JSON.stringify([formatSlot(slot), engine, options.threads]);
    const front = grouped.get(name) ?? [];
    front.push({ ...rest, estimate: result.estimate });
    grouped.set(name, front);
  }
  return grouped;
}
