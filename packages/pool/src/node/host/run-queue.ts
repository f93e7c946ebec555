import { readSystemText } from '../device/read-text.js';

/**
 * How long this thread has been ready to run and has waited for a core since it began, in nanoseconds: the second number of Linux's
 * `schedstat` (https://docs.kernel.org/scheduler/sched-stats.html). Null where the system does not say.
 */
export function runQueueNs(): number | null {
  const waited = Number(readSystemText('/proc/thread-self/schedstat')?.split(' ')[1] ?? Number.NaN);
  return Number.isNaN(waited) ? null : waited;
}
