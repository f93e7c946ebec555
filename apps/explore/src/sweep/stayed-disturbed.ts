import type { JudgedVisit, Row } from '@convscape/core';
import type { VisitLog } from './visit-log.js';

/** Whether a visit was disturbed, and kept since so many of its candidate had been before. */
export function stayedDisturbed({ outcome }: Pick<JudgedVisit, 'outcome'>): boolean {
  return outcome.state === 'timed' && outcome.timing.flags.includes('disturbed');
}

/** How many candidates are noisy and have such visits. */
export function countStayedDisturbed(rows: readonly Row[], log: VisitLog): number {
  return rows.filter(
    ({ state, candidate }) =>
      state === 'noisy' && log.of(candidate).some((visit) => !visit.duplicate && stayedDisturbed(visit)),
  ).length;
}
