import type { RunRecord } from '@convscape/core';
import type { Transaction } from '../database.js';
import type { SqlRow } from '../driver/driver.js';
import { integer, json, name, nullable, text } from '../row-value.js';
import { fromExcluded, insertInto } from './insert.js';

const COLUMNS = [
  'run',
  'sweep',
  'device',
  'seed',
  'protocol',
  'workers',
  'calibrations',
  'started_at',
  'finished_at',
  'state',
  'sentinels',
  'noise',
  'workers_choice',
  'peaks',
];
const PUT = `${insertInto('run', COLUMNS)} ON CONFLICT (run) DO UPDATE SET ${fromExcluded(COLUMNS.slice(1))}`;
// Two runs started in the same millisecond keep the order they were stored in.
const ORDER = 'ORDER BY started_at, rowid';

export function putRun(transaction: Transaction, run: RunRecord): Promise<void> {
  return transaction.run(PUT, [
    run.run,
    run.sweep,
    run.device,
    run.seed,
    JSON.stringify(run.protocol),
    run.workers,
    JSON.stringify(run.calibrations),
    run.startedAt,
    run.finishedAt,
    run.state,
    jsonOrNull(run.sentinels),
    jsonOrNull(run.noise),
    jsonOrNull(run.workersChoice),
    jsonOrNull(run.peaks),
  ]);
}

/** Oldest first; of one sweep, or of all. */
export async function readRuns(transaction: Transaction, sweep?: string): Promise<readonly RunRecord[]> {
  const rows =
    sweep === undefined
      ? await transaction.all(`SELECT * FROM run ${ORDER}`)
      : await transaction.all(`SELECT * FROM run WHERE sweep = ? ${ORDER}`, [sweep]);
  return rows.map(runOf);
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function runOf(row: SqlRow): RunRecord {
  const sentinels = nullable(row, 'sentinels', json<NonNullable<RunRecord['sentinels']>>);
  const noise = nullable(row, 'noise', json<NonNullable<RunRecord['noise']>>);
  const workersChoice = nullable(row, 'workers_choice', json<NonNullable<RunRecord['workersChoice']>>);
  const peaks = nullable(row, 'peaks', json<NonNullable<RunRecord['peaks']>>);
  return {
    run: text(row, 'run'),
    sweep: text(row, 'sweep'),
    device: text(row, 'device'),
    seed: integer(row, 'seed'),
    protocol: json(row, 'protocol'),
    workers: integer(row, 'workers'),
    calibrations: json(row, 'calibrations'),
    startedAt: text(row, 'started_at'),
    finishedAt: nullable(row, 'finished_at', text),
    state: name(row, 'state'),
    ...(sentinels && { sentinels }),
    ...(noise && { noise }),
    ...(workersChoice && { workersChoice }),
    ...(peaks && { peaks }),
  };
}
