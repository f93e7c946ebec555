import type { CostColumn, LatencyColumn } from '@convscape/core';
import { formatBytes, formatCount, formatNanoseconds } from '@convscape/core';
import type { Roundness } from '../chart/axis-ticks.js';

export type PlottedColumn = CostColumn | LatencyColumn;

/** What a column is called where people read it. */
export const COLUMN_TITLES: { readonly [Column in PlottedColumn]: string } = {
  macs: 'MACs',
  params: 'Parameters',
  activations: 'Activations',
  memory_access_elements: 'Memory access',
  bytes_moved: 'Bytes moved',
  peak_memory_bytes: 'Peak memory',
  arithmetic_intensity: 'Arithmetic intensity',
  mixing_reach: 'Mixing reach',
  latency_ns: 'Latency, median',
  latency_p95_ns: 'Latency, 95th percentile',
  kernel_latency_ns: 'Kernel latency',
};

/** What the column counts, for the end of an axis title. */
export const COLUMN_UNITS: { readonly [Column in PlottedColumn]: string } = {
  macs: 'multiply-accumulates',
  params: 'weights and biases',
  activations: 'elements',
  memory_access_elements: 'elements',
  bytes_moved: 'each tensor once a layer',
  peak_memory_bytes: 'live tensors and weights',
  arithmetic_intensity: 'FLOP per byte',
  mixing_reach: 'share of input–output pairs',
  latency_ns: 'a call',
  latency_p95_ns: 'a call',
  kernel_latency_ns: 'a call',
};

/** Bytes are round at powers of two, everything else at powers of ten. */
export function columnRoundness(column: PlottedColumn): Roundness {
  return column === 'bytes_moved' || column === 'peak_memory_bytes' ? 'binary' : 'decimal';
}

/** A value of a column with its unit: `462 M`, `1.23 ms`, `3.62 MiB`. */
export function columnText(column: PlottedColumn, value: number): string {
  switch (column) {
    case 'latency_ns':
    case 'latency_p95_ns':
    case 'kernel_latency_ns':
      return formatNanoseconds(value);
    case 'bytes_moved':
    case 'peak_memory_bytes':
      return formatBytes(value);
    case 'mixing_reach':
      return significant(value);
    case 'arithmetic_intensity':
      return `${significant(value)} FLOP/B`;
    default:
      return formatCount(value);
  }
}

/** Three significant digits, without an exponent and without padding zeros: `0.0078`, `33.9`, `1`. */
export function significant(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return String(Number(value.toFixed(Math.min(digits, 12))));
}
