import { nextPlan } from './measure-run.js';
import type { PlannedRun } from './planned-run.js';
import type { SweepRequest } from './sweep-request.js';
import { workOf } from './work-of.js';

/**
 * What an earlier run decided about its workers tells how that screened what is taken over from it. A new run that has something to screen itself
 * is planned without, and so decides anew.
 */
export function freeToDecide(
  request: Pick<SweepRequest, 'counted' | 'objectives' | 'budgetMs' | 'workers'>,
  planned: PlannedRun,
): PlannedRun {
  const { workersChoice, ...run } = planned.run;
  if (planned.start.state === 'continued' || workersChoice === undefined) return planned;
  if (nextPlan(workOf(request, planned)).state !== 'screen') return planned;
  return { ...planned, run: { ...run, workers: request.workers } };
}
