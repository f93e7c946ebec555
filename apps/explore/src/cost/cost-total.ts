import type { ConventionName } from '@convscape/core';
import type { CostRow } from './cost-row.js';

/** What the rows cost together, one after the other: sums, and of peak memory the largest. */
export interface CostTotal {
  readonly rows: number;
  readonly macs: number;
  readonly params: number;
  readonly activations: number;
  readonly memory_access_elements: number;
  readonly bytes_moved: number;
  readonly peak_memory_bytes: number;
  readonly convention: ConventionName;
}

const SUMMED = ['macs', 'params', 'activations', 'memory_access_elements', 'bytes_moved'] as const;

/** Null where a row is missing its counts: a total of the others would be wrong. */
export function costTotal(rows: readonly CostRow[], convention: ConventionName): CostTotal | null {
  if (rows.some((row) => row.reason !== null)) return null;
  const total = { macs: 0, params: 0, activations: 0, memory_access_elements: 0, bytes_moved: 0 };
  let peak = 0;
  for (const row of rows) {
    for (const column of SUMMED) total[column] += row[column] ?? 0;
    peak = Math.max(peak, row.peak_memory_bytes ?? 0);
  }
  return { rows: rows.length, ...total, peak_memory_bytes: peak, convention };
}
