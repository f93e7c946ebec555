/** A clock's step is at most this share of a timed span. */
const LARGEST_STEP_SHARE = 0.01;
/** Spans are planned longer than that by a quarter, so that one which runs a little faster than planned still holds. */
const RESERVE = 1.25;

/** The shortest span that a clock of this step may time: a hundred steps. */
export function shortestSpanNs(stepNs: number): number {
  return stepNs / LARGEST_STEP_SHARE;
}

/** The span to plan for, with a clock of this step. */
export function plannedSpanNs(stepNs: number): number {
  return RESERVE * shortestSpanNs(stepNs);
}
