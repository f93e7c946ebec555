import { frontsOf, rowsOf } from '@convscape/core';
import type { Command } from 'commander';
import { readConfig } from '../config/read-config.js';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { usageError } from '../failure/command-error.js';
import { EXIT } from '../failure/exit-code.js';
import { checkOutput, FORCE } from '../files/check-output.js';
import { checkWritable } from '../files/check-writable.js';
import { isReport } from '../files/our-files.js';
import { realPath } from '../files/real-path.js';
import { blockTextOf } from '../front/block-text.js';
import { formatAmount } from '../plan/look-through.js';
import { openInBrowser } from '../report/open-in-browser.js';
import { reportTemplate } from '../report/report-template.js';
import { writeReport } from '../report/write-report.js';
import { watchForInterruption } from '../sweep/interruption.js';
import { prepareRequest } from '../sweep/prepare-request.js';
import { resumeCommand } from '../sweep/resume-command.js';
import { runSweep } from '../sweep/run-sweep.js';
import { countStayedDisturbed } from '../sweep/stayed-disturbed.js';
import { sayEnding } from '../sweep/sweep-ending.js';
import type { SweepOptions } from '../sweep/sweep-options.js';
import {
  DEFAULT_REPORT,
  databaseOption,
  OPEN,
  timeSpan,
  wholeNumber,
  workersNumber,
} from '../terminal/options.js';
import { terminalOf } from '../terminal/terminal-of.js';

export function addSweep(program: Command): void {
  program
    .command('sweep')
    .description('plan, measure, store and write the report; run again, it goes on where it was')
    .requiredOption('--config <file>', 'the sweep.json; - is standard input')
    .addOption(databaseOption())
    .option('--report <file>', 'where the HTML report goes', DEFAULT_REPORT)
    .option('--workers <n|auto>', 'how many candidates are screened side by side', workersNumber)
    .option('--engine <name>', 'measure with this engine instead of those in the config')
    .option('--fresh', 'measure everything anew, whatever is stored')
    .option('--recalibrate', 'choose the kernels anew, and measure anew what they change')
    .option('--retake', 'measure those visits again that stayed disturbed; the rest is taken over')
    .option('--strict', 'exit 7 when a candidate failed')
    .option('--no-wait', 'exit 5 instead of waiting for another sweep on this machine')
    .option(...OPEN)
    .option(...FORCE)
    .option('--max <n>', 'accept up to so many candidates (default: 100,000)', wholeNumber)
    .option('--budget <time>', 'measure for so long (90s, 10m, 2h), what decides most first', timeSpan)
    .addHelpText(
      'after',
      '\nCtrl-C keeps what is measured; a second one ends at once.\n\nExamples:\n  $ explore sweep --config sweep.json\n  $ explore sweep --config sweep.json --db nightly.sqlite --report nightly.html --strict\n  $ explore sweep --config sweep.json --budget 10m\n  $ explore sweep --config sweep.json --engine reference --workers 1',
    )
    .action(sweep);
}

async function sweep(options: SweepOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command);
  const startedAt = performance.now();
  const read = await readConfig(options.config, options.engine);
  await checkWritable(options.db, '--db');
  await checkOutput(options.report, '--report', isReport, options.force);
  if (realPath(options.db) === realPath(options.report)) {
    throw usageError('the database and the report cannot be the same file', 'name another one with --report');
  }
  const request = await prepareRequest(read, options, terminal);
  const template = await reportTemplate();

  const interruption = watchForInterruption((signal) =>
    terminal.warn(`${signal}: keeping what is measured; once more ends at once`),
  );
  try {
    const end = await runSweep(request, terminal, interruption.signal);
    if (interruption.exitCode !== null || end === null) {
      process.exitCode = interruption.exitCode ?? EXIT.interrupted;
      const kept =
        end === null
          ? 'nothing is measured yet'
          : `${formatAmount(end.visits, 'visit')} kept in ${options.db}`;
      terminal.warn(`interrupted; ${kept}; go on with\n  ${resumeCommand(process.argv.slice(2))}`);
      return;
    }
    const { run, log, visits, discarded, budgetSpent } = end;
    const sweeps = await withDatabase(options.db, (store) => readSweeps(store));
    await writeReport(sweeps, template, options.report, { databases: [options.db] });
    if (options.open) await openInBrowser(options.report, terminal);
    const mine = sweeps.filter((stored) => stored.sweep.name === run.sweep);
    const rows = mine.flatMap((stored) => rowsOf(stored)).filter((row) => row.device === run.device);
    sayEnding(
      terminal,
      {
        run,
        database: options.db,
        report: options.report,
        rows,
        candidates: mine.flatMap((stored) => stored.candidates),
        visits,
        discarded,
        stayedDisturbed: countStayedDisturbed(rows, log),
        ...(budgetSpent === undefined ? {} : { budgetSpent }),
        elapsedMs: performance.now() - startedAt,
      },
      blockTextOf(mine),
      (some) => mine.flatMap((stored) => frontsOf(stored, some)),
    );
    if (options.strict && rows.some((row) => row.state === 'failed')) process.exitCode = EXIT.someFailed;
  } finally {
    interruption.release();
  }
}
