import { availableParallelism } from 'node:os';
import { suggestedWorkers } from '@convscape/pool';
import type { Terminal } from '../terminal/terminal.js';

/** How many candidates are screened side by side. More than one a core would time each other, so there are never more, and that is said. */
export function chooseWorkers(
  asked: number | 'auto',
  terminal: Terminal,
  cores: number = availableParallelism(),
): number {
  if (asked === 'auto') return suggestedWorkers();
  if (asked <= cores) return asked;
  terminal.warn(`${asked} workers are asked for and this process has ${cores} cores: taking ${cores}`);
  return cores;
}
