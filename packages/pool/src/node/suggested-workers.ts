import { describeMachine, readSystemView } from './device/machine.js';
import { readSystemText } from './device/read-text.js';

/**
 * How many workers may screen side by side here: one a physical core (two threads of one core share its arithmetic units), and no more
 * than this process may use.
 */
export function suggestedWorkers(): number {
  const { physicalCores, logicalCores, quotaCores } = describeMachine(readSystemView(), readSystemText);
  const cores = physicalCores === 'unknown' ? logicalCores : physicalCores;
  const usable = quotaCores === 'unknown' ? logicalCores : Math.floor(quotaCores);
  return Math.max(1, Math.min(cores, usable));
}
