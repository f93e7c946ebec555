import type { LatencyEstimate, MeasurementRecord, MeasurementResult } from '@convscape/core';
import type { Transaction } from '../database.js';
import type { SqlRow, SqlValue } from '../driver/driver.js';
import { integer, json, name, nullable, real, text } from '../row-value.js';
import { errorValue } from './error-value.js';
import { fromExcluded, insertInto } from './insert.js';
import { RAN_WITH_COLUMNS, ranWithOf, ranWithValues } from './ran-with-columns.js';
import { timesJson } from './times-json.js';

const ESTIMATE_COLUMNS = [
  'latency_ns',
  'latency_low_ns',
  'latency_high_ns',
  'confidence',
  'latency_p95_ns',
  'kernel_latency_ns',
  'visits',
  'batches',
  'visit_medians_ns',
];
const COLUMNS = ['run', 'candidate', 'state', 'reason', ...ESTIMATE_COLUMNS, ...RAN_WITH_COLUMNS, 'error'];
const PUT = `${insertInto('measurement', COLUMNS)}
  ON CONFLICT (run, candidate) DO UPDATE SET ${fromExcluded(COLUMNS.slice(2))}`;
// Of candidates that are asked for now: a measurement of a retired one belongs to no row. One look-up a row: a list of them all
// would be made anew for every page.
const ASKED_FOR = `
  EXISTS (
    SELECT 1 FROM sweep_candidate
    WHERE sweep = (SELECT sweep FROM run WHERE run = ?) AND candidate = measurement.candidate AND retired = 0
  )`;
const READ = `
  SELECT measurement.*, candidate AS page_key FROM measurement
  WHERE run = ? AND ${ASKED_FOR} AND candidate > ? ORDER BY candidate LIMIT ?`;
const COUNT_STATES = `
  SELECT state, count(*) AS measurements FROM measurement
  WHERE run = ? AND ${ASKED_FOR} GROUP BY state ORDER BY state`;

/** The latest measurement of a candidate in a run replaces the one before. */
export async function putMeasurements(
  transaction: Transaction,
  measurements: readonly MeasurementRecord[],
): Promise<void> {
  for (const measurement of measurements) await transaction.run(PUT, valuesOf(measurement));
}

/** What a run measured of the candidates that its sweep asks for now, by candidate key. */
export async function readMeasurements(
  transaction: Transaction,
  run: string,
): Promise<readonly MeasurementRecord[]> {
  const measurements: MeasurementRecord[] = [];
  await transaction.pages(READ, [run, run], '', (row) => measurements.push(measurementOf(row)));
  return measurements;
}

/** How many of these measurements are in each state. */
export async function countStates(
  transaction: Transaction,
  run: string,
): Promise<{ readonly [state: string]: number }> {
  const rows = await transaction.all(COUNT_STATES, [run, run]);
  return Object.fromEntries(rows.map((row) => [text(row, 'state'), integer(row, 'measurements')]));
}

function valuesOf({ run, candidate, result, ranWith, error }: MeasurementRecord): readonly SqlValue[] {
  return [
    run,
    candidate,
    result.state,
    'reason' in result ? result.reason : null,
    ...estimateValues('estimate' in result ? result.estimate : null),
    ...ranWithValues(ranWith),
    error === null ? null : errorValue(error),
  ];
}

function estimateValues(estimate: LatencyEstimate | null): readonly SqlValue[] {
  if (estimate === null) return ESTIMATE_COLUMNS.map(() => null);
  const { latencyNs, lowNs, highNs, confidence, p95Ns, kernelLatencyNs, visits, batches } = estimate;
  const medians = estimate.visitMediansNs === undefined ? null : timesJson(estimate.visitMediansNs);
  return [latencyNs, lowNs, highNs, confidence, p95Ns, kernelLatencyNs, visits, batches, medians];
}

function measurementOf(row: SqlRow): MeasurementRecord {
  return {
    run: text(row, 'run'),
    candidate: text(row, 'candidate'),
    result: resultOf(row),
    ranWith: nullable(row, 'algorithm', ranWithOf),
    error: nullable(row, 'error', real),
  };
}

function resultOf(row: SqlRow): MeasurementResult {
  const state: MeasurementResult['state'] = name(row, 'state');
  switch (state) {
    case 'measured':
    case 'noisy':
    case 'screened':
      return { state, estimate: estimateOf(row) };
    default:
      return { state, reason: text(row, 'reason') };
  }
}

function estimateOf(row: SqlRow): LatencyEstimate {
  const visitMediansNs = nullable(row, 'visit_medians_ns', json<readonly number[]>);
  return {
    latencyNs: real(row, 'latency_ns'),
    lowNs: real(row, 'latency_low_ns'),
    highNs: real(row, 'latency_high_ns'),
    confidence: real(row, 'confidence'),
    p95Ns: real(row, 'latency_p95_ns'),
    kernelLatencyNs: nullable(row, 'kernel_latency_ns', real),
    visits: integer(row, 'visits'),
    batches: integer(row, 'batches'),
    ...(visitMediansNs === null ? {} : { visitMediansNs }),
  };
}
