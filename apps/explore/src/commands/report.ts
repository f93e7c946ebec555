import { type Command, Option } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { usageError } from '../failure/command-error.js';
import { checkOutput, FORCE } from '../files/check-output.js';
import { isReport } from '../files/our-files.js';
import { openInBrowser } from '../report/open-in-browser.js';
import { reportTemplate } from '../report/report-template.js';
import { watchReport } from '../report/watch-report.js';
import { reportHtml, writeReport } from '../report/write-report.js';
import { watchForInterruption } from '../sweep/interruption.js';
import { collect, DEFAULT_REPORT, defaultDatabase, OPEN } from '../terminal/options.js';
import type { Terminal } from '../terminal/terminal.js';
import { terminalOf } from '../terminal/terminal-of.js';

interface ReportCommandOptions {
  readonly db?: readonly string[];
  readonly out: string;
  readonly watch?: boolean;
  readonly open?: boolean;
  readonly force?: boolean;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .description('write the HTML report of one or more databases')
    .addOption(
      new Option(
        '--db <file>',
        'a database; give it again for more (default: CONVSCAPE_DB or ./convscape.sqlite)',
      ).argParser(collect),
    )
    .option('--out <file>', 'where to; - is standard output', DEFAULT_REPORT)
    .option('--watch', 'while a sweep runs, write it again as results come; the open page follows')
    .option(...OPEN)
    .option(...FORCE)
    .addHelpText(
      'after',
      '\nRuns and devices are compared in the report: of one database or of several.\n\nExamples:\n  $ explore report\n  $ explore report --watch --open\n  $ explore report --db laptop.sqlite --db board.sqlite --out both.html',
    )
    .action(report);
}

async function report(options: ReportCommandOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command);
  const { out } = options;
  const databases = options.db ?? [defaultDatabase()];
  const isFile = out !== '-';
  if (!isFile && (options.watch || options.open)) {
    throw usageError('--watch and --open need a file to write', 'name one with --out, or leave them out');
  }
  if (!isFile && terminal.json) {
    throw usageError(
      '--json tells of a file that was written, and --out - writes none',
      'leave one of them out',
    );
  }
  if (isFile) await checkOutput(out, '--out', isReport, options.force);
  const template = await reportTemplate();
  if (options.watch) return watch(options, databases, template, terminal);
  const sweeps = [];
  for (const file of databases) sweeps.push(...(await withDatabase(file, (store) => readSweeps(store))));
  if (!isFile) return terminal.print(await reportHtml(sweeps, template, { databases }), 'data');
  await writeReport(sweeps, template, out, { databases });
  if (terminal.json)
    terminal.print(
      JSON.stringify({ report: out, sweeps: new Set(sweeps.map(({ sweep }) => sweep.name)).size }),
    );
  terminal.say(`wrote ${out}`);
  if (options.open) await openInBrowser(out, terminal);
}

async function watch(
  { out, open }: ReportCommandOptions,
  databases: readonly string[],
  template: string,
  terminal: Terminal,
): Promise<void> {
  const interruption = watchForInterruption(() => undefined);
  let opening = Promise.resolve();
  const onFirst = () => {
    if (open) opening = openInBrowser(out, terminal);
  };
  try {
    const watching = { databases, template, out, terminal, stop: interruption.signal, onFirst };
    const written = await watchReport(watching);
    if (terminal.json) terminal.print(JSON.stringify({ report: out, written }));
    terminal.say(interruption.exitCode === null ? `wrote ${out}: no sweep is running` : `wrote ${out}`);
    await opening;
    if (interruption.exitCode !== null) process.exitCode = interruption.exitCode;
  } finally {
    interruption.release();
  }
}
