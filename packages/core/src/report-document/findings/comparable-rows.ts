import type { Row } from '../../record/row.js';
import { isTimed, type TimedRow } from '../rows/latency-bounds.js';
import { ofOneRun } from '../rows/of-one-run.js';

/** What rows must share for their latencies to be held against each other. */
const SHARED = [
  'sweep',
  'device',
  'engine',
  'threads',
  'cache',
  'chain',
] as const satisfies readonly (keyof Row)[];

/** Timed rows of one sweep, device, engine, threads, cache mode and chain; those of each slot are of one run, that of the slot's front. */
export interface ComparableRows {
  readonly rows: readonly TimedRow[];
  /** What tells them from the other rows of the document: ` (onnxruntime, 2 threads)`; empty where nothing does. */
  readonly setting: string;
  /** Names a row's candidate in a few words. */
  readonly labelOf: (row: Row) => string;
}

/** The timed rows, in groups that may be compared; groups in the order of their first row. */
export function comparableRows(rows: readonly Row[], labelOf: (row: Row) => string): ComparableRows[] {
  const timed = rows.filter(isTimed);
  const varying = SHARED.filter((column) => new Set(timed.map((row) => row[column])).size > 1);
  const groups = new Map<string, TimedRow[]>();
  for (const row of timed) {
    const name = JSON.stringify(SHARED.map((column) => row[column]));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((group) => {
    const words = varying.map((column) => WORDS[column](group[0]!));
    const met = [...bySlot(group).values()].flatMap(ofOneRun);
    return { rows: met, setting: words.length === 0 ? '' : ` (${words.join(', ')})`, labelOf };
  });
}

const WORDS: { readonly [Column in (typeof SHARED)[number]]: (row: Row) => string } = {
  sweep: ({ sweep }) => `sweep ${sweep}`,
  device: ({ device }) => `device ${device.slice(0, 8)}`,
  engine: ({ engine }) => engine,
  threads: ({ threads }) => (threads === 1 ? '1 thread' : `${threads} threads`),
  cache: ({ cache }) => `cache ${cache}`,
  chain: ({ chain }) => `chain ${chain}`,
};

/** The rows of each slot, in the order of their first row. */
export function bySlot(rows: readonly TimedRow[]): Map<string, TimedRow[]> {
  const slots = new Map<string, TimedRow[]>();
  for (const row of rows) {
    const slot = slots.get(row.slot);
    if (slot === undefined) slots.set(row.slot, [row]);
    else slot.push(row);
  }
  return slots;
}
