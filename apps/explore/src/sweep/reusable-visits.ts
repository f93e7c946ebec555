import type { VisitRecord } from '@convscape/core';

/**
 * Copies of another run's visits for a new run of the same device and protocol. A run's state is a function of its own visits, so it
 * gets them as its own, with their times. Candidates that did not end in times are left out: the new run tries them again. So are discarded visits.
 */
export function reusableVisits(
  visits: readonly VisitRecord[],
  run: string,
  wanted: ReadonlySet<string>,
  newVisitId: () => string,
): readonly VisitRecord[] {
  const untimed = new Set(
    visits
      .filter(({ outcome }) => outcome.state !== 'timed' && outcome.state !== 'discarded')
      .map((visit) => visit.candidate),
  );
  return visits
    .filter(({ outcome }) => outcome.state === 'timed')
    .filter((visit) => wanted.has(visit.candidate) && !untimed.has(visit.candidate))
    .map((visit) => ({ ...visit, visit: newVisitId(), run }));
}
