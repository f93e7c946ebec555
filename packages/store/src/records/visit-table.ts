import type { Verification, VisitConditions, VisitOutcome, VisitRecord, VisitTiming } from '@convscape/core';
import type { Transaction } from '../database.js';
import type { SqlRow, SqlValue } from '../driver/driver.js';
import { integer, json, name, nullable, real, text } from '../row-value.js';
import type { VisitCount } from '../store.js';
import { errorValue } from './error-value.js';
import { insertInto } from './insert.js';
import { RAN_WITH_COLUMNS, ranWithOf, ranWithValues } from './ran-with-columns.js';
import { timesJson } from './times-json.js';

const TIMING_COLUMNS = [
  'calls_per_batch',
  'batches_ns',
  'kernel_batches_ns',
  'warmup_calls',
  'warmup_ns',
  'timer_step_ns',
  'flags',
];
const VERIFICATION_COLUMNS = [
  'verified_kernel_hash',
  'verified_error',
  'verified_error_bound',
  'verified_positions',
];
const COLUMNS = [
  'visit',
  'run',
  'candidate',
  'phase',
  'round',
  'process',
  'started_at',
  'state',
  'reason',
  ...TIMING_COLUMNS,
  ...RAN_WITH_COLUMNS,
  ...VERIFICATION_COLUMNS,
  'duplicate',
  'conditions',
];
// A visit put again (after a lost answer) is the visit that is there.
const PUT = `${insertInto('visit', COLUMNS)} ON CONFLICT (visit) DO NOTHING`;
const PAGE = 'AND visit_number > ? ORDER BY visit_number LIMIT ?';
const READ_RUN = `SELECT visit.*, visit_number AS page_key FROM visit WHERE run = ? ${PAGE}`;
const READ_CANDIDATE = `
  SELECT visit.*, visit_number AS page_key FROM visit
  WHERE candidate = ? AND run IN (SELECT run FROM run WHERE sweep = ?) ${PAGE}`;
const COUNTED = `SELECT run, count(*) AS visits, sum(state = 'discarded') AS discarded FROM visit`;
const COUNT_ALL = `${COUNTED} GROUP BY run`;
// Two statements: one that also took no sweep would go through the visits of all.
const COUNT_OF_SWEEP = `${COUNTED} WHERE run IN (SELECT run FROM run WHERE sweep = ?) GROUP BY run`;

export async function putVisits(transaction: Transaction, visits: readonly VisitRecord[]): Promise<void> {
  for (const visit of visits) await transaction.run(PUT, valuesOf(visit));
}

/** By run; of one sweep, or of all. */
export async function countVisits(
  transaction: Transaction,
  sweep: string | null,
): Promise<ReadonlyMap<string, VisitCount>> {
  const rows = await (sweep === null ? transaction.all(COUNT_ALL) : transaction.all(COUNT_OF_SWEEP, [sweep]));
  return new Map(
    rows.map((row) => [
      text(row, 'run'),
      { visits: integer(row, 'visits'), discarded: integer(row, 'discarded') },
    ]),
  );
}

/** In the order they were committed. */
export async function forEachVisit(
  transaction: Transaction,
  run: string,
  onVisit: (visit: VisitRecord) => void,
): Promise<void> {
  await transaction.pages(READ_RUN, [run], -1, (row) => onVisit(visitOf(row)));
}

/** In the order they were committed. */
export async function readCandidateVisits(
  transaction: Transaction,
  sweep: string,
  candidate: string,
): Promise<readonly VisitRecord[]> {
  const visits: VisitRecord[] = [];
  await transaction.pages(READ_CANDIDATE, [candidate, sweep], -1, (row) => visits.push(visitOf(row)));
  return visits;
}

function valuesOf(visit: VisitRecord): readonly SqlValue[] {
  const { outcome } = visit;
  const timed = outcome.state === 'timed' || outcome.state === 'discarded' ? outcome : null;
  const verification = 'verification' in outcome ? (outcome.verification ?? null) : null;
  return [
    visit.visit,
    visit.run,
    visit.candidate,
    visit.phase,
    visit.round,
    visit.process,
    visit.startedAt,
    outcome.state,
    outcome.state === 'timed' ? null : outcome.reason,
    ...timingValues(timed?.timing ?? null),
    ...ranWithValues(timed?.ranWith ?? null),
    ...verificationValues(verification),
    visit.duplicate ? 1 : 0,
    timed?.timing.conditions === undefined ? null : JSON.stringify(timed.timing.conditions),
  ];
}

function timingValues(timing: VisitTiming | null): readonly SqlValue[] {
  if (timing === null) return TIMING_COLUMNS.map(() => null);
  return [
    timing.callsPerBatch,
    timesJson(timing.batchesNs),
    timing.kernelBatchesNs === undefined ? null : timesJson(timing.kernelBatchesNs),
    timing.warmupCalls,
    timing.warmupNs,
    timing.timerStepNs,
    JSON.stringify(timing.flags),
  ];
}

function verificationValues(verification: Verification | null): readonly SqlValue[] {
  if (verification === null) return VERIFICATION_COLUMNS.map(() => null);
  const { kernelHash, error, errorBound, positions } = verification;
  return [kernelHash, errorValue(error), errorBound, positions];
}

function visitOf(row: SqlRow): VisitRecord {
  return {
    visit: text(row, 'visit'),
    run: text(row, 'run'),
    candidate: text(row, 'candidate'),
    phase: name(row, 'phase'),
    round: integer(row, 'round'),
    process: integer(row, 'process'),
    startedAt: text(row, 'started_at'),
    ...(integer(row, 'duplicate') === 1 && { duplicate: true as const }),
    outcome: outcomeOf(row),
  };
}

function outcomeOf(row: SqlRow): VisitOutcome {
  const state: VisitOutcome['state'] = name(row, 'state');
  const verification = nullable(row, 'verified_kernel_hash', verificationOf);
  const verified = verification === null ? {} : { verification };
  switch (state) {
    case 'timed':
      return { state, timing: timingOf(row), ranWith: ranWithOf(row), ...verified };
    case 'discarded':
      return {
        state,
        reason: text(row, 'reason'),
        timing: timingOf(row),
        ranWith: ranWithOf(row),
        ...verified,
      };
    case 'failed':
      return { state, reason: text(row, 'reason'), ...verified };
    default:
      return { state, reason: text(row, 'reason') };
  }
}

function timingOf(row: SqlRow): VisitTiming {
  const kernelBatchesNs = nullable(row, 'kernel_batches_ns', json<readonly number[]>);
  const conditions = nullable(row, 'conditions', json<VisitConditions>);
  return {
    callsPerBatch: integer(row, 'calls_per_batch'),
    batchesNs: json(row, 'batches_ns'),
    ...(kernelBatchesNs === null ? {} : { kernelBatchesNs }),
    warmupCalls: integer(row, 'warmup_calls'),
    warmupNs: real(row, 'warmup_ns'),
    timerStepNs: real(row, 'timer_step_ns'),
    flags: json(row, 'flags'),
    ...(conditions === null ? {} : { conditions }),
  };
}

function verificationOf(row: SqlRow): Verification {
  return {
    kernelHash: text(row, 'verified_kernel_hash'),
    error: real(row, 'verified_error'),
    errorBound: real(row, 'verified_error_bound'),
    positions: integer(row, 'verified_positions'),
  };
}
