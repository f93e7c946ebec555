import type { DeviceRecord, Row } from '@convscape/core';
import { deviceLabel } from '../machine/device-label.js';
import { COLUMN_TITLES, columnText } from '../quantity/column-text.js';
import { latencyText } from '../quantity/latency-text.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import { type Conditions, X_COLUMNS } from '../view/view-state.js';
import { relativeLatency, relativeLatencyText } from './relative-latency.js';

/** A line of the comparison: what it is of, and its cell for each candidate beside the first. */
export interface PinnedLine {
  readonly title: string;
  readonly text: (row: Row) => string | null;
  /** Against the first pinned. */
  readonly ratio?: (row: Row, first: Row) => string | null;
}

const CONDITION_TITLES: readonly (readonly [name: keyof Conditions, title: string])[] = [
  ['engine', 'Engine'],
  ['threads', 'Threads'],
  ['cache', 'Cache'],
  ['device', 'Device'],
  ['sweep', 'Sweep'],
];

/** What they cost, and what was measured. */
const RESULTS: readonly PinnedLine[] = [
  {
    title: 'Latency',
    text: latencyText,
    ratio: (row, first) => {
      const relative = relativeLatency(row, first);
      return relative === null ? null : relativeLatencyText(relative);
    },
  },
  {
    title: '95th percentile',
    text: (row) => (row.latency_p95_ns === null ? null : columnText('latency_p95_ns', row.latency_p95_ns)),
  },
  {
    title: 'Savings realised',
    text: (row) => (row.savings_realised === null ? null : percentText(row.savings_realised)),
  },
  { title: 'On the front', text: (row) => row.front },
  ...X_COLUMNS.map((column) => ({
    title: COLUMN_TITLES[column],
    text: (row: Row) => columnText(column, row[column]),
    ratio: (row: Row, first: Row) => (first[column] > 0 ? timesText(row[column] / first[column]) : null),
  })),
  { title: 'Kernels', text: (row) => row.kernels },
  { title: 'State', text: (row) => (row.reason === null ? row.state : `${row.state}: ${row.reason}`) },
];

/** The lines for these candidates: of the conditions they were measured under, those that tell them apart. */
export function pinnedLines(rows: readonly Row[], devices: readonly DeviceRecord[]): readonly PinnedLine[] {
  const apart = CONDITION_TITLES.filter(([name]) => rows.some((row) => row[name] !== rows[0]?.[name]));
  return [
    { title: 'Slot', text: (row) => row.slot },
    ...apart.map(([name, title]) => ({
      title,
      text: (row: Row) => (name === 'device' ? deviceLabel(devices, row.device) : String(row[name])),
    })),
    ...RESULTS,
  ];
}
