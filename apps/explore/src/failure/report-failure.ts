import { CommanderError } from 'commander';
import { forPeople } from '../terminal/for-people.js';
import { style } from '../terminal/style.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-code.js';
import { exitCodeOf } from './exit-code-of.js';

/** Says on stderr what went wrong and what to do; a stack only for what nobody foresaw, and only under `--verbose`. */
export function reportFailure(error: unknown, verbose: boolean): void {
  // Commander has said what it had to say before it threw.
  if (error instanceof CommanderError) return;
  const said = error instanceof Error ? error.message : String(error);
  const hint = hintOf(error);
  // Errors of the packages end with their mend, for those who only log them: here it has a line of its own.
  const message = hint && said.endsWith(`; ${hint}`) ? said.slice(0, -`; ${hint}`.length) : said;
  const lines = [`${style('red', 'error:', process.stderr)} ${message}`];
  if (hint && !message.includes(hint)) lines.push(`${style('cyan', 'hint:', process.stderr)} ${hint}`);
  if (exitCodeOf(error) === EXIT.unexpected) {
    if (verbose && error instanceof Error && error.stack) lines.push(error.stack);
    else lines.push('this was not foreseen; run again with --verbose to see where it happened');
  }
  process.stderr.write(forPeople(`${lines.join('\n')}\n`));
}

function hintOf(error: unknown): string | undefined {
  if (error instanceof CommandError) return error.hint;
  if (typeof error === 'object' && error !== null && 'hint' in error && typeof error.hint === 'string') {
    return error.hint;
  }
  return undefined;
}
