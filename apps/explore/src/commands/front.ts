import {
  FRONT_ROW_SHAPE,
  type FrontRow,
  formatCsv,
  frontsOf,
  type JoinedColumn,
  type Objective,
  type Row,
  rowsOf,
  type StoredSweep,
} from '@convscape/core';
import { type Command, Option } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { usageError } from '../failure/command-error.js';
import { parseAcross } from '../front/across.js';
import { parseAxis } from '../front/axis.js';
import { blockTextOf } from '../front/block-text.js';
import { frontBy } from '../front/front-by.js';
import { frontKey, groupForFronts } from '../front/front-group.js';
import { frontNotes } from '../front/front-notes.js';
import { frontTable } from '../front/front-table.js';
import { frontsTable } from '../front/fronts-table.js';
import { isOnFront } from '../front/is-on-front.js';
import { noFrontText } from '../front/no-front-text.js';
import { ROW_COLUMNS } from '../front/row-columns.js';
import { databaseOption } from '../terminal/options.js';
import { refuseTwoForms } from '../terminal/refuse-two-forms.js';
import type { Terminal } from '../terminal/terminal.js';
import { terminalOf } from '../terminal/terminal-of.js';

const FRONT_ROW_COLUMNS = Object.keys(FRONT_ROW_SHAPE) as readonly (keyof FrontRow)[];

interface FrontOptions {
  readonly db: string;
  readonly sweep?: string;
  readonly slot?: string;
  readonly x?: Objective;
  readonly y?: Objective;
  readonly across: readonly JoinedColumn[];
  readonly summary?: boolean;
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
    .option(
      '--across <columns>',
      'joins the fronts of all engines (engine), of all numbers of threads (threads), or of both (engine,threads)',
      parseAcross,
      [],
    )
    .option(
      '--summary',
      'each front as a whole: how much of it is contested, its hypervolume, how far cost orders it',
    )
    .addOption(
      new Option('--format <format>', 'how to write it').choices(['table', 'json', 'csv']).default('table'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ explore front\n  $ explore front --slot 56x56x128-128-s1 --x macs --y latency_ns\n  $ explore front --x params:maximize --y latency_ns --format csv\n  $ explore front --across engine,threads\n  $ explore front --summary --json',
    )
    .action(async (options: FrontOptions, command: Command) => {
      const terminal = terminalOf(command);
      if ((options.x === undefined) !== (options.y === undefined)) {
        throw usageError('--x and --y go together', 'give both, or neither for the sweep’s own objectives');
      }
      if (options.summary && options.x !== undefined) {
        throw usageError('--summary tells of the sweep’s own objectives', 'leave out --x and --y');
      }
      refuseTwoForms(terminal, options.format);
      const { across } = options;
      if (options.summary && across.length > 0) {
        throw usageError('--summary tells of fronts that are not joined', 'leave out --across');
      }
      const sweeps = await withDatabase(options.db, (store) => readSweeps(store, options.sweep));
      const rows = onlySlot(
        sweeps.flatMap((stored) => rowsOf(stored, { across })),
        options.slot,
      );
      if (options.summary) return printFronts(terminal, rows, frontsIn(sweeps, rows), options.format);
      const axes = options.x && options.y ? [options.x, options.y] : null;
      const groups = groupForFronts(rows, across)
        .map(({ rows: all, ...group }) => ({
          ...group,
          all,
          rows: axes ? frontBy(all, axes) : all.filter(isOnFront),
        }))
        .filter((group) => group.rows.length > 0);
      const front = groups.flatMap((group) => group.rows);
      if (terminal.json || options.format === 'json')
        return terminal.print(JSON.stringify(front, null, 2), 'data');
      if (options.format === 'csv') return terminal.print(formatCsv(ROW_COLUMNS, front), 'data');
      if (groups.length === 0) return terminal.say(noFrontText(rows));
      const blockText = blockTextOf(sweeps);
      // Notes tell of the sweep's own objectives and fronts.
      const told = new Map(
        axes || across.length > 0 ? [] : frontsIn(sweeps, rows).map((one) => [frontKey(one), one]),
      );
      terminal.print(
        groups
          .map(({ title, key, all, rows: shown }) => {
            const front = told.get(key);
            return [
              terminal.paint('bold', title),
              frontTable(shown, blockText, across),
              ...(front ? [frontNotes(front, all, blockText, terminal.width)] : []),
            ].join('\n');
          })
          .join('\n\n'),
      );
    });
}

/** Each front as a whole: those of these rows. */
function frontsIn(sweeps: readonly StoredSweep[], rows: readonly Row[]): readonly FrontRow[] {
  return sweeps.flatMap((stored) =>
    frontsOf(
      stored,
      rows.filter((row) => row.sweep === stored.sweep.name),
    ),
  );
}

function printFronts(
  terminal: Terminal,
  rows: readonly Row[],
  fronts: readonly FrontRow[],
  format: FrontOptions['format'],
): void {
  if (terminal.json || format === 'json') terminal.print(JSON.stringify(fronts, null, 2), 'data');
  else if (format === 'csv') terminal.print(formatCsv(FRONT_ROW_COLUMNS, fronts), 'data');
  else if (fronts.length === 0) terminal.say(noFrontText(rows));
  else terminal.print(frontsTable(fronts));
}

function onlySlot(rows: readonly Row[], slot: string | undefined): readonly Row[] {
  if (slot === undefined) return rows;
  const chosen = rows.filter((row) => row.slot === slot);
  if (chosen.length > 0) return chosen;
  const slots = [...new Set(rows.map((row) => row.slot))];
  throw usageError(`no candidate is in the slot ${slot}`, `slots here: ${slots.slice(0, 12).join(', ')}`);
}
