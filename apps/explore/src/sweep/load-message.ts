import { availableParallelism, loadavg } from 'node:os';
import { formatAmount } from '../plan/look-through.js';

/** How busy the machine was in the minute before, as its system tells it; null on Windows, which does not. */
export function loadMessage(): string | null {
  if (process.platform === 'win32') return null;
  const [lastMinute = 0] = loadavg();
  return `load average ${lastMinute.toFixed(2)} over the last minute, on ${formatAmount(availableParallelism(), 'core')}`;
}
