import type { RanWith } from '@convscape/core';
import type { SqlRow, SqlValue } from '../driver/driver.js';
import { integer, json, text } from '../row-value.js';

/** What ran, the same columns in `visit` and `measurement`; all of them NULL where nothing did. */
export const RAN_WITH_COLUMNS = ['algorithm', 'kernels', 'kernel_hash', 'engine_version', 'runnable_bytes'];

export function ranWithValues(ranWith: RanWith | null): readonly SqlValue[] {
  if (ranWith === null) return RAN_WITH_COLUMNS.map(() => null);
  const { algorithm, kernels, kernelHash, engineVersion, runnableBytes } = ranWith;
  return [algorithm, JSON.stringify(kernels), kernelHash, engineVersion, runnableBytes];
}

export function ranWithOf(row: SqlRow): RanWith {
  return {
    algorithm: text(row, 'algorithm'),
    kernels: json(row, 'kernels'),
    kernelHash: text(row, 'kernel_hash'),
    engineVersion: text(row, 'engine_version'),
    runnableBytes: integer(row, 'runnable_bytes'),
  };
}
