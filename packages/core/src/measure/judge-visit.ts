import type { SentinelInflation, VisitConditions } from './conditions.js';
import type { VisitOutcome, VisitTiming } from './visit.js';

/** Up to here a sentinel's reading is its own scatter. */
const FINE_INFLATION = 1.03;
/** Up to here a machine that is slower as a whole can be divided out; above, the visit is measured again … */
const CORRECTABLE_INFLATION = 1.05;
/** … as long as the two sentinels agree this well on how much slower. */
const ALIKE = 0.02;
/** Above this the visit says something of the disturbance and nothing of the candidate. */
const HOPELESS_INFLATION = 1.1;
/** A thread that waited for a core for longer than this share of its visit did not have the machine to itself. */
const LARGEST_RUN_QUEUE_SHARE = 0.01;

export type Judgement =
  | { readonly state: 'fine' }
  | { readonly state: 'correctable'; readonly factor: number }
  | { readonly state: 'disturbed'; readonly reason: string };

/** Whether what a visit measured is the candidate's, or the disturbance's. What could not be seen counts as undisturbed. */
export function judgeConditions({ runQueueShare, inflation }: VisitConditions): Judgement {
  if (runQueueShare !== undefined && runQueueShare > LARGEST_RUN_QUEUE_SHARE) {
    return { state: 'disturbed', reason: `waited for a core ${percent(runQueueShare)} of the time` };
  }
  if (inflation === undefined) return { state: 'fine' };
  const { compute, memory } = inflation;
  const worst = Math.max(compute, memory);
  if (worst <= FINE_INFLATION) return { state: 'fine' };
  if (worst <= CORRECTABLE_INFLATION && Math.abs(compute - memory) <= ALIKE) {
    return { state: 'correctable', factor: (compute + memory) / 2 };
  }
  const which = compute > memory ? 'computing' : 'memory';
  const much = worst > HOPELESS_INFLATION ? 'far ' : '';
  return { state: 'disturbed', reason: `${which} was ${much}slower than alone: ×${worst.toFixed(2)}` };
}

export interface JudgeOptions {
  readonly inflation: SentinelInflation;
  readonly sentinelNs: number;
  /** The candidate has been measured again often enough: what is disturbed now is kept and flagged. */
  readonly keepDisturbed: boolean;
}

/** A turn's outcome with its conditions. A disturbed visit is `discarded`, or flagged `disturbed` where it must be kept. */
export function judgeVisit(outcome: VisitOutcome, options: JudgeOptions): VisitOutcome {
  if (outcome.state !== 'timed') return outcome;
  const { inflation, sentinelNs, keepDisturbed } = options;
  const seen: VisitConditions = { ...outcome.timing.conditions, inflation, sentinelNs };
  const judgement = judgeConditions(seen);
  switch (judgement.state) {
    case 'fine':
      return { ...outcome, timing: { ...outcome.timing, conditions: seen } };
    case 'correctable': {
      const conditions = { ...seen, correction: judgement.factor };
      return { ...outcome, timing: { ...outcome.timing, conditions } };
    }
    case 'disturbed': {
      const timing: VisitTiming = { ...outcome.timing, conditions: seen };
      return keepDisturbed
        ? { ...outcome, timing: { ...timing, flags: [...timing.flags, 'disturbed'] } }
        : { ...outcome, state: 'discarded', timing, reason: judgement.reason };
    }
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
