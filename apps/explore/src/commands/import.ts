import type { Command } from 'commander';
import { CommandError, usageError } from '../failure/command-error.js';
import { EXIT } from '../failure/exit-code.js';
import { type ImportEnd, importResults } from '../import/import-results.js';
import { readResultsFile } from '../import/read-results-file.js';
import { formatAmount } from '../plan/look-through.js';
import { databaseOption } from '../terminal/options.js';
import { printable } from '../terminal/printable.js';
import type { Terminal } from '../terminal/terminal.js';
import { terminalOf } from '../terminal/terminal-of.js';

/** Beyond these, how many more there are says enough. */
const NAMED = 5;

export function addImport(program: Command): void {
  program
    .command('import <results>')
    .description('results that a report saved on another device, into the database of its sweep')
    .addOption(databaseOption())
    .option('--strict', 'exit with 7 where some results are refused (with 2 where all are)')
    .addHelpText(
      'after',
      '\nEach result is checked: its candidate, elements of its output against the reference, and its times.\n\nExamples:\n  $ explore import mobile-blocks_chromium-156_results.json\n  $ explore import results.json --db nightly.sqlite --strict',
    )
    .action(async (file: string, options: { db: string; strict?: boolean }, command: Command) => {
      const terminal = terminalOf(command);
      const end = await importResults(options.db, await readResultsFile(file));
      warnOfRefused(end, terminal);
      if (terminal.json) terminal.print(JSON.stringify(end, null, 2));
      const { visits, known, run, device, refused } = end;
      if (visits === 0)
        throw usageError(
          `nothing of ${file} was imported: ${refused.length === 0 ? 'it has no visits' : 'every result was refused'}`,
        );
      if (known === visits) terminal.say(`run ${run} of device ${device} was there already`);
      else
        terminal.say(`imported ${formatAmount(visits - known, 'visit')} as run ${run} of device ${device}`);
      if (options.strict && refused.length > 0) {
        throw new CommandError(
          EXIT.someFailed,
          `results of ${formatAmount(refused.length, 'candidate')} were refused`,
        );
      }
    });
}

function warnOfRefused({ refused }: ImportEnd, terminal: Terminal): void {
  for (const { candidate, reason } of refused.slice(0, NAMED)) {
    terminal.warn(`refused ${printable(candidate)}: ${reason}`);
  }
  if (refused.length > NAMED) terminal.warn(`and ${refused.length - NAMED} candidates more`);
}
