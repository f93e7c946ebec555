import { type ConventionName, exactSum } from '@convscape/core';
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

type Summed = 'macs' | 'params' | 'activations' | 'memory_access_elements' | 'bytes_moved';

/**
 * Null where a row is missing its counts: a total of the others would be wrong.
 * @throws {CostOverflowError} where a sum passes 2^53
 */
export function costTotal(rows: readonly CostRow[], convention: ConventionName): CostTotal | null {
  if (rows.some((row) => row.reason !== null)) return null;
  const sumOf = (column: Summed) =>
    exactSum(
      `${column} of the total`,
      rows.map((row) => row[column] ?? 0),
    );
  return {
    rows: rows.length,
    macs: sumOf('macs'),
    params: sumOf('params'),
    activations: sumOf('activations'),
    memory_access_elements: sumOf('memory_access_elements'),
    bytes_moved: sumOf('bytes_moved'),
    peak_memory_bytes: rows.reduce((most, row) => Math.max(most, row.peak_memory_bytes ?? 0), 0),
    convention,
  };
}
