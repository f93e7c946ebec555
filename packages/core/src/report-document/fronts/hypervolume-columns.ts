import { frontHypervolume } from '../../pareto/front-hypervolume.js';
import type { SweepRecord } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { isTimed, type TimedRow } from '../rows/latency-bounds.js';
import { splitObjectives } from '../rows/split-objectives.js';
import type { LatencyOf } from './drawn-latencies.js';
import type { FrontRow } from './front-row.js';
import { frontScale } from './front-scale.js';

type HypervolumeColumns = Pick<
  FrontRow,
  | 'hypervolume'
  | 'hypervolume_low'
  | 'hypervolume_high'
  | 'log_volume'
  | 'log_volume_low'
  | 'log_volume_high'
  | 'reference_from'
  | 'reference_point'
  | 'ideal_point'
  | 'hypervolume_reason'
>;

/** The hypervolume of one front's rows; without one, why. */
export function hypervolumeColumns(
  rows: readonly Row[],
  { objectives, referencePoint }: Pick<SweepRecord, 'objectives' | 'referencePoint'>,
  latencyOf: LatencyOf,
): HypervolumeColumns {
  const { latency, fixed } = splitObjectives(objectives);
  // The latency last: the order that `frontHypervolume` takes.
  const ordered = latency === undefined ? fixed : [...fixed, latency];
  const { ideal, reference, referenceFrom, flaw } = frontScale(rows, ordered, referencePoint);
  const written = (point: readonly number[]) =>
    ordered.map(({ column }, axis) => `${column}=${point[axis]}`).join(' ');
  const scale = {
    reference_from: referenceFrom,
    reference_point: written(reference),
    ideal_point: written(ideal),
  };
  const reason = latency === undefined ? 'no objective is a latency' : flaw;
  if (latency === undefined || reason !== null) return { ...NONE, ...scale, hypervolume_reason: reason };
  const candidates = rows.filter(isTimed).map((row: TimedRow) => ({
    fixed: fixed.map(({ column }) => row[column] as number),
    latency: latencyOf(row, latency.column),
  }));
  const { share, logVolume } = frontHypervolume(candidates, {
    fixedGoals: fixed.map(({ goal }) => goal),
    latencyGoal: latency.goal,
    ideal,
    reference,
  });
  return {
    hypervolume: share.value,
    hypervolume_low: share.low,
    hypervolume_high: share.high,
    log_volume: logVolume.value,
    log_volume_low: logVolume.low,
    log_volume_high: logVolume.high,
    ...scale,
    hypervolume_reason: null,
  };
}

const NONE = {
  hypervolume: null,
  hypervolume_low: null,
  hypervolume_high: null,
  log_volume: null,
  log_volume_low: null,
  log_volume_high: null,
} as const;
