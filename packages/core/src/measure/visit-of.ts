import type { PlannedTurn } from './race.js';
import type { MeasuredVisit } from './result-of.js';
import type { VisitOutcome } from './visit.js';

/** What a planned turn is stored as, once it has ended. */
export function visitOf(
  { candidate, phase, round, process, duplicate }: PlannedTurn,
  startedAt: string,
  outcome: VisitOutcome,
): MeasuredVisit {
  return { candidate, phase, round, process, startedAt, ...(duplicate && { duplicate }), outcome };
}
