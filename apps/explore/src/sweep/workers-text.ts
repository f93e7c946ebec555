import { WORKERS_LIMITS, type WorkersChoice, type WorkersTrial } from '@convscape/core';

/**
 * How many workers screen side by side, in words: `1: two disturb each other (latencies are 1.30 times as long, more than 1.15)`.
 * @param left how many were left at the end: fewer where the machine was disturbed
 */
export function workersText({ workers, trials }: WorkersChoice, left: number): string {
  if (trials.length === 0) return `${workers}: there is one core for measuring`;
  const told = trials.map((trial) => {
    const many = trial.workers === 2 ? 'two' : String(trial.workers);
    return trial.accepted
      ? `${many} do not disturb each other (${figures(trial)})`
      : `${many} disturb each other (${reasons(trial).join('; ')})`;
  });
  const fewer = left < workers ? `; disturbed by others, the run went on with ${left}` : '';
  return `${workers}: ${told.join('; ')}${fewer}`;
}

function figures({ tau, inflation, spread }: WorkersTrial): string {
  const order = tau === null ? [] : [`τ ${tau.toFixed(2)}`];
  return [...order, `×${inflation.toFixed(2)}`, `p90/p10 ${spread.toFixed(2)}`].join(', ');
}

/** Which limits were passed. */
function reasons({ tau, inflation, spread }: WorkersTrial): readonly string[] {
  const { leastTau, largestInflation, largestSpread } = WORKERS_LIMITS;
  const found: string[] = [];
  if (tau !== null && tau < leastTau)
    found.push(`the order of the candidates changes, τ ${tau.toFixed(2)} < ${leastTau}`);
  if (inflation > largestInflation)
    found.push(`latencies are ${inflation.toFixed(2)} times as long, more than ${largestInflation}`);
  if (spread > largestSpread)
    found.push(`some suffer more than others, p90/p10 ${spread.toFixed(2)} > ${largestSpread.toFixed(2)}`);
  return found;
}
