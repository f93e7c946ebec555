import type { MeasureTask, VisitOutcome } from '@convscape/core';
import type { Pool } from './pool.js';

/** Takes a turn as its phase asks: side by side with others, or alone in this process repetition. */
export function takeTask(
  pool: Pick<Pool, 'screen' | 'confirm'>,
  task: MeasureTask,
  process: number,
): Promise<VisitOutcome> {
  return task.phase === 'screening' ? pool.screen(task) : pool.confirm(task, process);
}
