import { usageError } from '../failure/command-error.js';
import type { Terminal } from './terminal.js';

/** One of both would be passed over without a word. */
export function refuseTwoForms(terminal: Terminal, format: string | undefined): void {
  if (terminal.json && format === 'csv') {
    throw usageError('--json and --format csv ask for two forms of one output', 'leave one of them out');
  }
}
