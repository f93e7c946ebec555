import { type JudgedVisit, type PlanCandidate, visitCounts } from '@convscape/core';

/** How far a run came whose budget is spent; `minVisits` is how many confirming visits a latency is asked to have. */
export function budgetSpentText(
  candidates: readonly PlanCandidate[],
  visitsOf: (candidate: string) => readonly JudgedVisit[],
  minVisits: number,
): string {
  const counting = candidates.map(({ candidate }) => visitsOf(candidate.key).filter(visitCounts));
  const { length: all } = candidates;
  const seen = counting.filter((visits) => visits.length > 0).length;
  if (seen < all) return `the budget was spent before every candidate was seen once: ${seen} of ${all} were`;
  const alone = counting
    .map((visits) => visits.filter(({ phase }) => phase === 'confirmation').length)
    .filter((visits) => visits > 0);
  const enough = alone.filter((visits) => visits >= minVisits).length;
  const confirmed =
    alone.length === 0
      ? 'none was measured alone yet'
      : `${alone.length} measured alone as well, ${enough === 0 ? 'none' : enough} of them ${minVisits} times or more`;
  return `the budget was spent before every place was decided: all ${all} were screened, ${confirmed}`;
}
