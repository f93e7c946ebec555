import { workText } from '../sweep/lock-holder.js';
import type { Check } from './check.js';
import type { MachineFacts } from './machine-facts.js';

/** Whether somebody measures here already. Nothing of ours may run beside it: it would disturb that sweep, and be disturbed by it. */
export function checkMeasuring({ measuring }: Pick<MachineFacts, 'measuring'>): Check {
  const name = 'Measuring';
  if (measuring === null) return { name, verdict: 'fit', found: 'nobody measures here now' };
  const { pid, host, startedAt } = measuring;
  return {
    name,
    verdict: 'unfit',
    found: `${workText(measuring)} is measuring (process ${pid} on ${host}, since ${startedAt}): kernels, peaks and noise were not looked at`,
    mend: 'wait until it has ended and ask again: measured beside it, both would be wrong',
  };
}
