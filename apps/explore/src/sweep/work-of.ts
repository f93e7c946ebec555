import type { RunWork } from './measure-run.js';
import type { RunSoFar } from './planned-run.js';
import type { SweepRequest } from './sweep-request.js';

/** What a request asks of a run. */
export function workOf(
  { counted, objectives, budgetMs }: Pick<SweepRequest, 'counted' | 'objectives' | 'budgetMs'>,
  { run, log }: RunSoFar,
): RunWork {
  return { candidates: counted, objectives, hasBudget: budgetMs !== null, run, log };
}
