import type { Row } from '@convscape/core';
import { linearAxis, logAxis } from '../chart/axis-ticks.js';
import {
  COLUMN_TITLES,
  columnRoundness,
  columnText,
  type PlottedColumn,
  significant,
} from '../quantity/column-text.js';
import { percentText } from '../quantity/percent-text.js';
import { tickText } from '../quantity/tick-text.js';

/** A value that stands alone on an axis; null where a candidate has none. */
export type Step = string | number | null;

interface AxisParts {
  readonly column: keyof Row;
  readonly title: string;
  /** Where a row crosses the axis: 0 at its foot, 1 at its head. */
  readonly placeOf: (row: Row) => number;
  readonly ticks: readonly { readonly share: number; readonly text: string }[];
  /** What stands at a place, in words. */
  readonly textAt: (share: number) => string;
}

/** One of the parallel axes: a few values one above the other, or a measure. */
export type ParallelAxis = AxisParts &
  (
    | { readonly kind: 'steps'; readonly steps: readonly Step[] }
    /** Values stand from `foot` upwards; below it what has none, where there is any. */
    | { readonly kind: 'range'; readonly valueAt: (share: number) => number; readonly foot: number }
  );

/** A row's value; a mix of `none` and no mix at all are one, as they are to a query. */
function stepOf(row: Row, column: keyof Row): Step {
  const value = row[column];
  return value === 'none' || typeof value === 'boolean' ? null : value;
}

/** The columns in the order of the way from what was asked to what was measured. */
const COLUMNS: readonly (readonly [column: keyof Row, title: string])[] = [
  ['kind', 'Kind'],
  ['kernel_height', 'Kernel'],
  ['groups', 'Groups'],
  ['mix', 'Mixing'],
  ['expansion', 'Expansion'],
  ['input_height', 'Height'],
  ['input_channels', 'Channels'],
  ['macs', 'MACs'],
  ['params', COLUMN_TITLES.params],
  ['bytes_moved', COLUMN_TITLES.bytes_moved],
  ['mixing_reach', COLUMN_TITLES.mixing_reach],
  ['latency_ns', 'Latency'],
  ['savings_realised', 'Savings'],
];

/** More distinct values than these are a measure. */
const MOST_STEPS = 12;

/** What has no value stands at the foot, and what has one from here upwards. */
const ABOVE_NONE = 0.1;

/** Axes for these rows: of the columns that tell them apart. */
export function parallelAxes(rows: readonly Row[]): readonly ParallelAxis[] {
  return COLUMNS.flatMap(([column, title]) => {
    const values = new Set<Step>();
    for (const row of rows) values.add(stepOf(row, column));
    if (values.size < 2) return [];
    const isText = [...values].some((value) => typeof value === 'string');
    if (isText || values.size <= MOST_STEPS) return [stepAxis(column, title, [...values])];
    return [rangeAxis(column, title, [...values])];
  });
}

function stepAxis(column: keyof Row, title: string, values: readonly Step[]): ParallelAxis {
  const steps = [...values].sort(compareSteps);
  const shareOf = new Map(steps.map((step, index) => [step, stepShare(index, steps.length)]));
  const text = (step: Step) => stepText(column, step);
  return {
    kind: 'steps',
    ...{ column, title, steps },
    placeOf: (row) => shareOf.get(stepOf(row, column)) ?? 0,
    ticks: steps.map((step, index) => ({ share: stepShare(index, steps.length), text: text(step) })),
    textAt: (share) => {
      const nearest = Math.round(((share - 0.03) / 0.94) * (steps.length - 1));
      return text(steps[Math.min(steps.length - 1, Math.max(0, nearest))] ?? null);
    },
  };
}

/** Where one of so many steps stands. */
export function stepShare(index: number, count: number): number {
  return 0.03 + (0.94 * index) / (count - 1);
}

function rangeAxis(column: keyof Row, title: string, all: readonly Step[]): ParallelAxis {
  const values = all.filter((value) => typeof value === 'number');
  const hasNone = values.length < all.length;
  const foot = hasNone ? ABOVE_NONE : 0;
  const smallest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const isLog = smallest > 0 && column !== 'savings_realised';
  const roundness = column === 'savings_realised' ? 'decimal' : columnRoundness(column as PlottedColumn);
  const { min, max, ticks } = isLog ? logAxis(values, roundness) : linearAxis(values, roundness);
  const shareOf = (value: number) => {
    const share = isLog ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    return foot + (1 - foot) * Math.min(1, Math.max(0, share));
  };
  const valueAt = (share: number) => {
    const within = (share - foot) / (1 - foot);
    return isLog ? min * (max / min) ** within : min + (max - min) * within;
  };
  const text = (value: number) =>
    column === 'savings_realised' ? percentText(value) : tickText(column as PlottedColumn, value);
  return {
    kind: 'range',
    ...{ column, title, valueAt, foot },
    placeOf: (row) => {
      const value = row[column];
      return typeof value === 'number' ? shareOf(value) : 0;
    },
    ticks: [
      ...(hasNone ? [{ share: 0, text: 'none' }] : []),
      ...ticks.map((tick) => ({ share: shareOf(tick), text: text(tick) })),
    ],
    textAt: (share) => (share < foot ? 'none' : text(Number(valueAt(share).toPrecision(3)))),
  };
}

function stepText(column: keyof Row, step: Step): string {
  if (step === null) return 'none';
  if (typeof step === 'string') return step;
  if (column === 'kernel_height') return `${step}×${step}`;
  return Number.isInteger(step) && step < 10_000 ? String(step) : stepNumber(column, step);
}

function stepNumber(column: keyof Row, step: number): string {
  return Object.hasOwn(COLUMN_TITLES, column) ? columnText(column as PlottedColumn, step) : significant(step);
}

/** Nothing first, then small to large, words by the alphabet. */
function compareSteps(a: Step, b: Step): number {
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(b) < String(a) ? -1 : 1;
}
