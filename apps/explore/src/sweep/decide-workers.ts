import type { WorkersChoice } from '@convscape/core';
import { type Means, type RunWork, screenForTrial, takeTurns } from './measure-run.js';
import { tryWorkers } from './try-workers.js';

/** Tries how many workers screen side by side without disturbing each other. Null where it cannot be told; then as many as there are. */
export function decideWorkers(work: RunWork, means: Means): Promise<WorkersChoice | null> {
  const stop = AbortSignal.any([means.stop, means.spent]);
  return tryWorkers(work, {
    workers: means.crew.workers,
    stop,
    screenAlone: (turns) => {
      const part = { kind: 'screening', detail: 'one worker alone', total: turns.length, after: 0 };
      return takeTurns(part, turns, () => 1, work, means);
    },
    screenBeside: (turns, workers) => screenForTrial(turns, workers, work, { pool: means.pool, stop }),
  });
}
