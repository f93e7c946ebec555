import { type Objective, type Row, rowsOf } from '@convscape/core';
import { type Command, Option } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { usageError } from '../failure/command-error.js';
import { parseAxis } from '../front/axis.js';
import { blockTextOf } from '../front/block-text.js';
import { frontBy } from '../front/front-by.js';
import { groupForFronts } from '../front/front-group.js';
import { frontTable } from '../front/front-table.js';
import { isOnFront } from '../front/is-on-front.js';
import { ROW_COLUMNS } from '../front/row-columns.js';
import { formatCsv } from '../terminal/csv.js';
import { databaseOption } from '../terminal/options.js';
import { terminalOf } from '../terminal/terminal-of.js';

interface FrontOptions {
  readonly db: string;
  readonly sweep?: string;
  readonly slot?: string;
  readonly x?: Objective;
  readonly y?: Objective;
  readonly format: 'table' | 'json' | 'csv';
}

export function addFront(program: Command): void {
  program
    .command('front')
    .description('the fronts: the candidates of each slot that no other beats')
    .addOption(databaseOption())
    .option('--sweep <name>', 'only this sweep')
    .option('--slot <slot>', 'only this slot, as 56x56x128-128-s1')
    .option('--x <column>', 'with --y: the front of two columns instead of the sweep’s objectives', parseAxis)
    .option('--y <column>', 'the other column; add :maximize or :minimize to turn one round', parseAxis)
    .addOption(
      new Option('--format <format>', 'how to write it').choices(['table', 'json', 'csv']).default('table'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ explore front\n  $ explore front --slot 56x56x128-128-s1 --x macs --y latency_ns\n  $ explore front --x params:maximize --y latency_ns --format csv',
    )
    .action(async (options: FrontOptions, command: Command) => {
      const terminal = terminalOf(command);
      if ((options.x === undefined) !== (options.y === undefined)) {
        throw usageError('--x and --y go together', 'give both, or neither for the sweep’s own objectives');
      }
      const sweeps = await withDatabase(options.db, (store) => readSweeps(store, options.sweep));
      const rows = onlySlot(sweeps.flatMap(rowsOf), options.slot);
      const axes = options.x && options.y ? [options.x, options.y] : null;
      const groups = groupForFronts(rows)
        .map(({ title, rows: all }) => ({ title, rows: axes ? frontBy(all, axes) : all.filter(isOnFront) }))
        .filter((group) => group.rows.length > 0);
      const front = groups.flatMap((group) => group.rows);
      if (terminal.json || options.format === 'json') return terminal.print(JSON.stringify(front, null, 2));
      if (options.format === 'csv') return terminal.print(formatCsv(ROW_COLUMNS, front));
      if (groups.length === 0) return terminal.say('nothing is measured yet, so there is no front');
      const blockText = blockTextOf(sweeps);
      terminal.print(
        groups
          .map((group) => `${terminal.paint('bold', group.title)}\n${frontTable(group.rows, blockText)}`)
          .join('\n\n'),
      );
    });
}

function onlySlot(rows: readonly Row[], slot: string | undefined): readonly Row[] {
  if (slot === undefined) return rows;
  const chosen = rows.filter((row) => row.slot === slot);
  if (chosen.length > 0) return chosen;
  const slots = [...new Set(rows.map((row) => row.slot))];
  throw usageError(`no candidate is in the slot ${slot}`, `slots here: ${slots.slice(0, 12).join(', ')}`);
}
