import { CLOCK_JUMPED, stoodStill } from './clock-jump.js';
import {
  clockRatio,
  type SentinelBaseline,
  type SentinelInflation,
  type VisitConditions,
} from './conditions.js';
import { fitsCaches, isToldAtClock } from './told-at-clock.js';
import type { VisitOutcome, VisitTiming } from './visit.js';

/** What is larger than the last-level cache is as slow as memory is … */
const LARGEST_INFLATION = 1.05;
/** … what fits is not, unless memory is so slow that somebody else must be using the cache. Nor is a clock this slow the candidate's alone. */
const HOPELESS_INFLATION = 1.1;
/** Two sentinels that agree this well are slowed by one thing, which slows the candidate too. */
const ALIKE = 0.02;
/** A clock that moves by more within a visit cannot be told from the candidate. */
const LARGEST_CLOCK_CHANGE = 1.05;
/** A thread that waited for a core for longer than this share of its visit did not have the machine to itself. */
const LARGEST_RUN_QUEUE_SHARE = 0.01;
/** Nor did one that waited for longer than this in the last turns: a short visit may fit between two waits. */
const LARGEST_RECENT_SHARE = 0.05;
/** Nor did a virtual machine whose host took more than this away. */
const LARGEST_STEAL_SHARE = 0.01;

export type Judgement =
  /** Latencies are divided by `correction`, 1 where nothing is known. */
  | { readonly state: 'fine'; readonly correction: number }
  | { readonly state: 'disturbed'; readonly reason: string };

/**
 * Whether what a visit measured is the candidate's, or the disturbance's. What could not be seen counts as undisturbed. The latency of what
 * fits into the caches is a number of clock cycles, so it is divided by how long a cycle took; what works in memory is divided only where
 * memory was slower by as much.
 */
export function judgeConditions(
  { runQueueShare, recentRunQueueShare, stealShare, computeNs, inflation }: VisitConditions,
  { fitsCache }: { readonly fitsCache: boolean },
): Judgement {
  if (runQueueShare !== undefined && runQueueShare > LARGEST_RUN_QUEUE_SHARE) {
    return { state: 'disturbed', reason: `waited for a core ${percent(runQueueShare)} of the time` };
  }
  if (recentRunQueueShare !== undefined && recentRunQueueShare > LARGEST_RECENT_SHARE) {
    const reason = `this and the visits before it waited for a core ${percent(recentRunQueueShare)} of the time`;
    return { state: 'disturbed', reason };
  }
  if (stealShare !== undefined && stealShare > LARGEST_STEAL_SHARE) {
    return { state: 'disturbed', reason: `the host gave ${percent(stealShare)} of the processors to others` };
  }
  if (inflation === undefined) return { state: 'fine', correction: 1 };
  const { compute, memory } = inflation;
  if (compute > HOPELESS_INFLATION) {
    return { state: 'disturbed', reason: `computing was far slower than alone: ×${compute.toFixed(2)}` };
  }
  const change = computeNs === undefined ? 1 : Math.max(...computeNs) / Math.min(...computeNs);
  if (change > LARGEST_CLOCK_CHANGE) {
    return { state: 'disturbed', reason: `the clock changed by ${percent(change - 1)} meanwhile` };
  }
  if (memory > (fitsCache ? HOPELESS_INFLATION : LARGEST_INFLATION)) {
    const much = memory > HOPELESS_INFLATION ? 'far ' : '';
    return { state: 'disturbed', reason: `memory was ${much}slower than alone: ×${memory.toFixed(2)}` };
  }
  if (fitsCache) return { state: 'fine', correction: compute };
  const isAlike = Math.abs(compute - memory) <= ALIKE;
  return { state: 'fine', correction: isAlike ? (compute + memory) / 2 : 1 };
}

/** The most that the latencies of a visit can come to be divided by: anything above is discarded. */
export function largestCorrection(baseline: SentinelBaseline): number {
  return HOPELESS_INFLATION * Math.max(1, clockRatio(baseline));
}

export interface JudgeOptions {
  readonly baseline: SentinelBaseline;
  /** The memory sentinel's readings around the visit ÷ baseline. */
  readonly memoryInflation: number;
  /** Spent on reading it. */
  readonly sentinelNs: number;
  /** Share of their time that the thread's last turns waited for a core; null where nobody says. */
  readonly recentRunQueueShare?: number | null;
  /** Share of the processors' time that a virtual machine's host gave to others lately; null where nobody says. */
  readonly stealShare?: number | null;
  /** The candidate has been measured again often enough: what is disturbed now is kept and flagged. */
  readonly keepDisturbed: boolean;
}

/**
 * A turn's outcome with its conditions. A disturbed visit is `discarded`, or flagged `disturbed` where it must be kept; one that ended early
 * as its clock went back has `failed` then.
 */
export function judgeVisit(outcome: VisitOutcome, options: JudgeOptions): VisitOutcome {
  // It has no times that could be kept.
  if (outcome.state === 'discarded' && options.keepDisturbed)
    return { state: 'failed', reason: outcome.reason };
  if (outcome.state !== 'timed') return outcome;
  const { baseline, memoryInflation, recentRunQueueShare = null, stealShare = null, keepDisturbed } = options;
  const { conditions = {} } = outcome.timing;
  const inflation: SentinelInflation = {
    compute: mean(conditions.computeNs ?? [baseline.computeNs]) / baseline.computeNs,
    memory: memoryInflation,
  };
  const sentinelNs = (conditions.sentinelNs ?? 0) + options.sentinelNs;
  const seen: VisitConditions = {
    ...conditions,
    ...(recentRunQueueShare !== null && { recentRunQueueShare }),
    ...(stealShare !== null && { stealShare }),
    inflation,
    sentinelNs,
  };
  // What another processor ran has to do neither with this one's memory nor with its clock, which was not read then.
  const ranElsewhere = conditions.computeNs === undefined;
  const { runnableBytes } = outcome.ranWith;
  const fitsCache = ranElsewhere || fitsCaches(runnableBytes, baseline);
  const judgement = judgeTimes(outcome.timing, judgeConditions(seen, { fitsCache }));
  if (judgement.state === 'fine') {
    const isAtClock = isToldAtClock({ runnableBytes, isOffloaded: ranElsewhere }, baseline);
    const toldAt = isAtClock ? clockRatio(baseline) : 1;
    const correction = judgement.correction * toldAt;
    const timing = { ...outcome.timing, conditions: { ...seen, correction } };
    return { ...outcome, timing };
  }
  const timing: VisitTiming = { ...outcome.timing, conditions: seen };
  return keepDisturbed
    ? { ...outcome, timing: { ...timing, flags: [...timing.flags, 'disturbed'] } }
    : { ...outcome, state: 'discarded', timing, reason: judgement.reason };
}

function judgeTimes(timing: VisitTiming, judgement: Judgement): Judgement {
  return judgement.state === 'fine' && stoodStill(timing)
    ? { state: 'disturbed', reason: CLOCK_JUMPED }
    : judgement;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
