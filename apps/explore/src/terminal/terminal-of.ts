import type { Command } from 'commander';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.js';

/** The terminal as the global options of this call ask for it. */
export function terminalOf(command: Command): Terminal {
  return openTerminal(command.optsWithGlobals<TerminalOptions>());
}
