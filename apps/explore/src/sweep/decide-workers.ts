import type { WorkersChoice } from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import type { Terminal } from '../terminal/terminal.js';
import { type Means, type RunWork, screenForTrial, takeTurns } from './measure-run.js';
import { tryWorkers } from './try-workers.js';

/** Tries how many workers screen side by side without disturbing each other. Null where it cannot be told; then as many as there are, and that is said. */
export async function decideWorkers(
  work: RunWork,
  means: Means,
  terminal: Terminal,
): Promise<WorkersChoice | null> {
  const stop = AbortSignal.any([means.stop, means.spent]);
  const { workers } = means.crew;
  const answer = await tryWorkers(work, {
    workers,
    stop,
    screenAlone: (turns) => {
      const part = { kind: 'screening', detail: 'one worker alone', total: turns.length, after: 0 };
      return takeTurns(part, turns, () => 1, work, means);
    },
    screenBeside: (turns, workers) => screenForTrial(turns, workers, work, { pool: means.pool, stop }),
  });
  if (answer === null || !('untold' in answer)) return answer;
  terminal.say(`${formatAmount(workers, 'worker')} side by side: ${answer.untold}`);
  return null;
}
