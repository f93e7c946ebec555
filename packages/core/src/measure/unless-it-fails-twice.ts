import type { VisitOutcome } from './visit.js';
import { isWrongAnswer } from './wrong-answer.js';

/**
 * The outcome of a turn; one that failed is taken once more, since a failure may be the moment's. A wrong answer is not: a kernel that is
 * right the next time is one whose answers depend on chance. A candidate that fails twice in a row, or answers wrong once, is quarantined:
 * its failure is stored, and a run never tries a candidate again that has one.
 */
export async function unlessItFailsTwice(takeTurn: () => Promise<VisitOutcome>): Promise<VisitOutcome> {
  const first = await takeTurn();
  if (first.state !== 'failed' || isWrongAnswer(first)) return first;
  const second = await takeTurn();
  if (second.state !== 'failed') return second;
  const before = first.reason === second.reason ? '' : `, before: ${first.reason}`;
  return { ...second, reason: `failed twice: ${second.reason}${before}` };
}
