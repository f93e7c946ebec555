import { Race } from '@convscape/core';
import type { RunWork } from './measure-run.js';
import type { RunSoFar } from './planned-run.js';
import type { SweepRequest } from './sweep-request.js';

type Request = Pick<SweepRequest, 'counted' | 'objectives'> & Partial<Pick<SweepRequest, 'budgetMs'>>;

/** What a request asks of a run. */
export function workOf({ counted, objectives, budgetMs = null }: Request, { run, log }: RunSoFar): RunWork {
  const { protocol, seed } = run;
  const hasBudget = budgetMs !== null;
  const race = new Race({ candidates: counted, protocol, objectives, seed, hasBudget }, log);
  const candidates = new Map(counted.map((one) => [one.candidate.key, one]));
  return { run, candidates, log, race, hasBudget };
}
