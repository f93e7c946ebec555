import { type Plan, Race, type RaceRequest } from './race.js';
import type { JudgedVisit } from './result-of.js';
import { VisitList } from './visits-by-candidate.js';

export interface PlanState extends RaceRequest {
  /** All stored visits of the run, in any order; those of candidates not asked for are passed over. */
  readonly visits: readonly JudgedVisit[];
}

/** What a sweep does next, from what is stored alone: a sweep that was interrupted anywhere goes on as if it had not been. See `Race`. */
export function planNext({ visits, ...request }: PlanState): Plan {
  return new Race(request, new VisitList(visits)).next();
}
