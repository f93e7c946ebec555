import { type PlanCandidate, visitCounts } from '@convscape/core';
import type { VisitLog } from './visit-log.js';

/** How far a run came whose budget is spent. */
export function budgetSpentText(candidates: readonly PlanCandidate[], log: VisitLog): string {
  const screened = candidates.filter(({ candidate }) => log.of(candidate.key).some(visitCounts)).length;
  const { length: all } = candidates;
  if (screened < all)
    return `the budget was spent before every candidate was seen once: ${screened} of ${all} were`;
  const rounds = log.all().reduce((last, { round }) => Math.max(last, round), 0);
  const seen =
    rounds === 0 ? 'none was confirmed' : `${rounds} ${rounds === 1 ? 'round was' : 'rounds were'} begun`;
  return `the budget was spent before every place was decided: all ${all} were screened, ${seen}`;
}
