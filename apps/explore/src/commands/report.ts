import { type Command, Option } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { checkOutput, FORCE } from '../files/check-output.js';
import { isReport } from '../files/our-files.js';
import { reportTemplate } from '../report/report-template.js';
import { reportHtml, writeReport } from '../report/write-report.js';
import { collect, DEFAULT_REPORT, defaultDatabase } from '../terminal/options.js';
import { terminalOf } from '../terminal/terminal-of.js';

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
    .option(...FORCE)
    .addHelpText(
      'after',
      '\nExamples:\n  $ explore report\n  $ explore report --db laptop.sqlite --db board.sqlite --out both.html',
    )
    .action(async (options: { db?: readonly string[]; out: string; force?: boolean }, command: Command) => {
      const terminal = terminalOf(command);
      if (options.out !== '-') await checkOutput(options.out, '--out', isReport, options.force);
      const template = await reportTemplate();
      const files = options.db ?? [defaultDatabase()];
      const sweeps = [];
      for (const file of files) sweeps.push(...(await withDatabase(file, (store) => readSweeps(store))));
      if (options.out === '-') return terminal.print(await reportHtml(sweeps, template));
      await writeReport(sweeps, template, options.out);
      if (terminal.json) terminal.print(JSON.stringify({ report: options.out, sweeps: sweeps.length }));
      terminal.say(`wrote ${options.out}`);
    });
}
