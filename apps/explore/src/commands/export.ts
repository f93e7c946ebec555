import { csvRecords, rowsOf } from '@convscape/core';
import { type Command, Option } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { jsonTexts } from '../export/json-texts.js';
import { latencyTable } from '../export/latency-table.js';
import { checkOutput, FORCE } from '../files/check-output.js';
import { isExport } from '../files/our-files.js';
import { textPieces } from '../files/text-pieces.js';
import { writeAside } from '../files/write-aside.js';
import { ROW_COLUMNS } from '../front/row-columns.js';
import { formatAmount } from '../plan/look-through.js';
import { databaseOption } from '../terminal/options.js';
import { refuseTwoForms } from '../terminal/refuse-two-forms.js';
import { terminalOf } from '../terminal/terminal-of.js';

interface ExportOptions {
  readonly db: string;
  readonly sweep?: string;
  readonly format?: 'csv' | 'json' | 'lut';
  readonly out: string;
  readonly force?: boolean;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('the newest result of every candidate: rows as CSV or JSON, or a latency lookup table')
    .addOption(databaseOption())
    .addOption(
      new Option(
        '--format <format>',
        'csv (default; json under --json), json, or lut: slot, block and engine to latency',
      ).choices(['csv', 'json', 'lut']),
    )
    .option('--sweep <name>', 'only this sweep')
    .option('--out <file>', 'where to; - is standard output', '-')
    .option(...FORCE)
    .addHelpText(
      'after',
      '\nExamples:\n  $ explore export --format csv --out rows.csv\n  $ explore export --format json | jq length\n  $ explore export --format lut --out latency.json',
    )
    .action(async (options: ExportOptions, command: Command) => {
      const terminal = terminalOf(command);
      if (options.out === '-') refuseTwoForms(terminal, options.format);
      else await checkOutput(options.out, '--out', isExport, options.force);
      const sweeps = await withDatabase(options.db, (store) => readSweeps(store, options.sweep));
      const rows = sweeps.flatMap((stored) => rowsOf(stored));
      // --json without --format asks for JSON; with neither, CSV is what most tools read.
      const format = options.format ?? (terminal.json ? 'json' : 'csv');
      const table = format === 'lut' ? latencyTable(sweeps, rows) : null;
      const pieces = textPieces(format === 'csv' ? csvRecords(ROW_COLUMNS, rows) : jsonTexts(table ?? rows));
      if (options.out === '-') return terminal.print(pieces, 'data');
      await writeAside(options.out, pieces);
      const written = (table?.entries ?? rows).length;
      if (terminal.json) terminal.print(JSON.stringify({ file: options.out, format, rows: written }));
      terminal.say(`wrote ${formatAmount(written, 'row')} to ${options.out}`);
    });
}
