/** How long each of some threads, by any name, has been ready to run and has waited for a core since it began, in nanoseconds. */
export type RunQueueWaits = ReadonlyMap<string, number>;

/**
 * The longest that one of the threads waited between two readings, in nanoseconds: where several work together, all wait for the one that
 * waits for a core. A thread that only the later reading has began in between. Null where the system did not say.
 */
export function longestWaitNs(before: RunQueueWaits | null, after: RunQueueWaits | null): number | null {
  if (before === null || after === null) return null;
  return Math.max(0, ...[...after].map(([thread, waitedNs]) => waitedNs - (before.get(thread) ?? 0)));
}
