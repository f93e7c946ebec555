import type { Row } from '@convscape/core';
import { formatNanoseconds } from '@convscape/core';
import { columnText, significant } from '../quantity/column-text.js';
import { latencyText } from '../quantity/latency-text.js';
import { percentText } from '../quantity/percent-text.js';

/** A term and what it is for this candidate; null where there is nothing to say. */
type TextFact = readonly [term: string, description: string | null];

/** What was measured of a candidate. */
export function latencyFacts(row: Row): readonly TextFact[] {
  return [
    ['Latency', latencyText(row)],
    ['95th percentile', row.latency_p95_ns === null ? null : formatNanoseconds(row.latency_p95_ns)],
    ['Kernel alone', row.kernel_latency_ns === null ? null : formatNanoseconds(row.kernel_latency_ns)],
    ['Savings realised', row.savings_realised === null ? null : percentText(row.savings_realised)],
    ['On the front', row.front === null ? null : membershipText(row)],
    ['State', row.reason === null ? row.state : `${row.state}: ${row.reason}`],
  ];
}

/** What was counted of a candidate. */
export function costFacts(row: Row): readonly TextFact[] {
  return [
    ['MACs', columnText('macs', row.macs)],
    ['Parameters', columnText('params', row.params)],
    ['Bytes moved', columnText('bytes_moved', row.bytes_moved)],
    ['Peak memory', columnText('peak_memory_bytes', row.peak_memory_bytes)],
    ['Intensity', columnText('arithmetic_intensity', row.arithmetic_intensity)],
    ['Mixing reach', columnText('mixing_reach', row.mixing_reach)],
  ];
}

/** How it ran. */
export function runningFacts(row: Row): readonly TextFact[] {
  return [
    [
      'Engine',
      `${row.engine}, ${row.threads} ${row.threads === 1 ? 'thread' : 'threads'}, cache ${row.cache}`,
    ],
    ['Algorithm', row.algorithm],
    ['Kernels', row.kernels],
    [
      'Taken from',
      row.visits === 0
        ? null
        : `${row.visits} ${row.visits === 1 ? 'visit' : 'visits'}, ${row.batches} batches`,
    ],
    ['Candidate', row.candidate],
    ['Run', row.run],
  ];
}

/** `certain (0.99)` */
export function membershipText(row: Row): string {
  if (row.front === null) return '';
  return row.front_probability === null
    ? row.front
    : `${row.front} (probability ${significant(row.front_probability)})`;
}
