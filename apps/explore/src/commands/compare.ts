import {
  type ChangeLimit,
  compareRuns,
  crossings,
  isChanged,
  type Row,
  type RunComparison,
  reproducibility,
} from '@convscape/core';
import type { Command } from 'commander';
import { caveats } from '../compare/caveats.js';
import { collectLimits } from '../compare/change-limit.js';
import { checkComparable } from '../compare/check-comparable.js';
import { comparisonJson } from '../compare/comparison-json.js';
import { comparisonTable } from '../compare/comparison-table.js';
import { frontChangeLines } from '../compare/front-change-lines.js';
import { failedWords, limitWords } from '../compare/limit-words.js';
import { type AskedRun, readRun } from '../compare/read-run.js';
import { reproducibilityWords } from '../compare/reproducibility-words.js';
import { runWords } from '../compare/run-words.js';
import { summaryWords } from '../compare/summary-words.js';
import { usageError } from '../failure/command-error.js';
import { EXIT } from '../failure/exit-code.js';
import { databaseOption } from '../terminal/options.js';
import type { Terminal } from '../terminal/terminal.js';
import { terminalOf } from '../terminal/terminal-of.js';

/** A table fits a screen: this many candidates. */
const SHOWN = 20;

interface CompareOptions {
  readonly db: string;
  readonly sweep?: string;
  readonly slot?: string;
  readonly all?: true;
  readonly failOn?: readonly ChangeLimit[];
}

const HELP = `
A and B are runs: the first digits of a run in the database (explore runs lists them), another database for its newest run, or
FILE#RUN for one of its runs. Ratios are B ÷ A. What changed is what lies beyond the noise of both runs, corrected for the number of
candidates, so that with 95 % confidence nothing is called changed that is not.

--fail-on CHANGE:SHARE exits with 8 where a candidate crossed it for certain: its whole interval lies beyond it, and its ratio beyond
the noise floor of both runs (how far hidden duplicates disagree, 1 % at the least).
  slower:5%   takes more than 1.05 times as long
  faster:5%   takes less than 0.95 times as long
  changed:5%  either
A candidate that A timed and that failed in B fails every limit; one that B skipped, never came to or does not have is counted in the message.

Examples:
  $ explore compare 3f9a 81be
  $ explore compare before.sqlite after.sqlite --fail-on slower:5%
  $ explore compare nightly.sqlite#3f9a nightly.sqlite --slot 56x56x128-128-s1 --all
  $ explore compare 3f9a 81be --json`;

export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('what changed between two runs, beyond noise: latencies, ranks and fronts')
    .argument('<A>', 'the run to compare with: its first digits, a database, or FILE#RUN')
    .argument('<B>', 'the other run')
    .addOption(databaseOption())
    .option('--sweep <name>', 'only the runs of this sweep')
    .option('--slot <slot>', 'only this slot, as 56x56x128-128-s1')
    .option('--all', 'every candidate, not only those that changed')
    .option(
      '--fail-on <limit>',
      'exit 8 where one is crossed: slower:5%, faster:5%, changed:5%; repeatable',
      collectLimits,
    )
    .addHelpText('after', HELP)
    .action(compare);
}

async function compare(
  textA: string,
  textB: string,
  options: CompareOptions,
  command: Command,
): Promise<void> {
  const terminal = terminalOf(command);
  const from = { database: options.db, sweep: options.sweep };
  const a = await readRun(textA, from);
  const b = await readRun(textB, from);
  checkComparable(a.alone, b.alone);
  const { slot } = options;
  checkSlot([...a.alone.rows, ...b.alone.rows], slot);
  const comparison = compareRuns(a.alone, b.alone, (row) => slot === undefined || row.slot === slot);
  const limits = (options.failOn ?? []).map((limit) => crossings(comparison.compared, limit));
  const wordsOf = candidateWords(a, b);
  const failed = limits.length === 0 ? null : failedWords(comparison, wordsOf);
  // What failed in B fails every limit, also where nothing is left to compare.
  if (failed === null) checkCompared(a, b, comparison);

  if (terminal.json) terminal.print(JSON.stringify(comparisonJson(a, b, comparison, limits), null, 2));
  else print(terminal, { a, b, comparison, wordsOf, all: options.all === true });
  for (const found of limits) {
    const words = limitWords(found, comparison, wordsOf);
    if (found.crossed.length > 0) terminal.warn(words);
    else terminal.say(words);
  }
  if (failed !== null) terminal.warn(failed);
  if (failed !== null || limits.some(({ crossed }) => crossed.length > 0)) process.exitCode = EXIT.crossed;
}

interface Printed {
  readonly a: AskedRun;
  readonly b: AskedRun;
  readonly comparison: RunComparison;
  readonly wordsOf: (candidate: string) => string;
  readonly all: boolean;
}

function print(terminal: Terminal, { a, b, comparison, wordsOf, all }: Printed): void {
  const { compared } = comparison;
  const changed = all ? compared : compared.filter(isChanged);
  const shown = all ? changed : changed.slice(0, SHOWN);
  terminal.print(`${runWords(a, b, comparison).join('\n')}\n`);
  if (shown.length > 0) terminal.print(comparisonTable(shown, comparison, a.blockText));
  else if (compared.length === 0) terminal.print('there is nothing to compare');
  else terminal.print('nothing changed beyond noise');
  if (shown.length < changed.length) terminal.print(`and ${changed.length - shown.length} more: --all`);
  const front = frontChangeLines(comparison, wordsOf);
  if (front.length > 0) terminal.print(`\n${front.join('\n')}`);
  const told = [
    ...summaryWords(comparison),
    ...reproducibilityWords(reproducibility(a.alone, b.alone, comparison)),
    ...caveats(a.alone, b.alone, comparison),
  ];
  terminal.print(`\n${told.join('\n')}`);
}

/** A block and its slot, of whichever run has it. */
function candidateWords(a: AskedRun, b: AskedRun): (candidate: string) => string {
  const slots = new Map([...b.alone.rows, ...a.alone.rows].map((row) => [row.candidate, row.slot]));
  const inA = new Set(a.alone.rows.map((row) => row.candidate));
  return (candidate) => {
    const block = (inA.has(candidate) ? a : b).blockText(candidate);
    return `${block} in ${slots.get(candidate)}`;
  };
}

function checkSlot(rows: readonly Row[], slot: string | undefined): void {
  if (slot === undefined || rows.some((row) => row.slot === slot)) return;
  const slots = [...new Set(rows.map((row) => row.slot))];
  throw usageError(`no candidate is in the slot ${slot}`, `slots here: ${slots.slice(0, 12).join(', ')}`);
}

function checkCompared(a: AskedRun, b: AskedRun, { compared, takenOver, untimed }: RunComparison): void {
  if (compared.length > 0) return;
  if (takenOver.length > 0) {
    throw usageError(
      `there is nothing to compare: of runs ${a.alone.run.run} and ${b.alone.run.run}, one took all measurements over from the other`,
      'a run of its own is measured by explore sweep --config sweep.json --fresh',
    );
  }
  throw usageError(
    `no candidate was timed in both runs: ${untimed.length} are in both`,
    `run A is ${a.alone.run.state}, run B is ${b.alone.run.state}: explore status says how far each has come`,
  );
}
