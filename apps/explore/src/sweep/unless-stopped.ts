import type { VisitOutcome } from '@convscape/core';

/** The outcome, or null as soon as `stop` is aborted: a turn that was given up has none. */
export async function unlessStopped(
  outcome: Promise<VisitOutcome>,
  stop: AbortSignal,
): Promise<VisitOutcome | null> {
  if (stop.aborted) return null;
  let onStop = () => {};
  const stopped = new Promise<null>((resolve) => {
    onStop = () => resolve(null);
    stop.addEventListener('abort', onStop, { once: true });
  });
  // The pool is closed under a turn that is given up; how that turn then ends is of no interest.
  outcome.catch(() => undefined);
  try {
    return await Promise.race([outcome, stopped]);
  } finally {
    stop.removeEventListener('abort', onStop);
  }
}
