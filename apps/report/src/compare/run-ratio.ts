import { latencyBounds, type Row, type RunRecord, type TimedRow } from '@convscape/core';

/** `same-measurement`: a run that took the visits of the other over has nothing of its own to say. */
export type RatioVerdict = 'faster' | 'slower' | 'within-noise' | 'same-measurement';

/** A candidate's latency in one run ÷ its latency in the base run, and what that is worth. */
export interface RunRatio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: RatioVerdict;
}

/** One timed row in its run. */
export interface RowInRun {
  readonly row: TimedRow;
  readonly run: RunRecord;
}

export function runRatio(base: RowInRun, other: RowInRun): RunRatio {
  const [a, b] = [latencyBounds(base.row), latencyBounds(other.row)];
  const ratio = other.row.latency_ns / base.row.latency_ns;
  const [low, high] = [b.lowNs / a.highNs, b.highNs / a.lowNs];
  return { ratio, low, high, verdict: verdictOf(base, other, { ratio, low, high }) };
}

function verdictOf(
  base: RowInRun,
  other: RowInRun,
  { ratio, low, high }: Omit<RunRatio, 'verdict'>,
): RatioVerdict {
  if (isSameMeasurement(base, other)) return 'same-measurement';
  const noise = Math.max(noiseOf(base), noiseOf(other));
  if (low > 1 && ratio > 1 + noise) return 'slower';
  if (high < 1 && ratio < 1 / (1 + noise)) return 'faster';
  return 'within-noise';
}

function isSameMeasurement(base: RowInRun, other: RowInRun): boolean {
  if (base.run.device !== other.run.device) return false;
  const columns: readonly (keyof Row)[] = ['latency_ns', 'latency_low_ns', 'latency_high_ns', 'visits'];
  return columns.every((column) => base.row[column] === other.row[column]);
}

/** How far two measurements of one block differ in this run, as a share; 0 where nobody knows. */
function noiseOf({ row, run }: RowInRun): number {
  const floor = row.visits > 1 ? run.noise?.confirmation : run.noise?.screening;
  return floor?.relative ?? 0;
}
