import type { VisitOutcome } from './visit.js';

/** Whether the output was not the reference's: the only failure that comes with what it was compared by. */
export function isWrongAnswer(outcome: VisitOutcome<unknown>): boolean {
  return outcome.state === 'failed' && outcome.verification !== undefined;
}
