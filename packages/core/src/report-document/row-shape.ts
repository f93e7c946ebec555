import type { Row } from '../record/row.js';

/** What a value of a row's column may be: the type's name, and whether null is a value. */
export interface ColumnShape {
  readonly type: 'string' | 'number' | 'boolean';
  readonly nullable: boolean;
}

const text = { type: 'string', nullable: false } as const;
const number = { type: 'number', nullable: false } as const;
const flag = { type: 'boolean', nullable: false } as const;
const textOrNull = { type: 'string', nullable: true } as const;
const numberOrNull = { type: 'number', nullable: true } as const;

/** Every column of a row, in the order of tables and exports. */
export const ROW_SHAPE: { readonly [Column in keyof Row]: ColumnShape } = {
  candidate: text,
  slot: text,
  kind: text,
  groups: numberOrNull,
  kernel_height: numberOrNull,
  kernel_width: numberOrNull,
  stride: number,
  dilation: numberOrNull,
  input_height: number,
  input_width: number,
  input_channels: number,
  output_channels: number,
  mix: textOrNull,
  ratio: numberOrNull,
  expansion: numberOrNull,
  middle_channels: numberOrNull,
  squeeze_excite: number,
  shortcut: textOrNull,
  activation: text,
  bias: flag,
  chain: number,
  engine: text,
  algorithm: textOrNull,
  kernels: textOrNull,
  threads: number,
  cache: text,
  macs: number,
  params: number,
  activations: number,
  memory_access_elements: number,
  bytes_moved: number,
  peak_memory_bytes: number,
  arithmetic_intensity: number,
  mixing_reach: number,
  state: text,
  reason: textOrNull,
  latency_ns: numberOrNull,
  latency_low_ns: numberOrNull,
  latency_high_ns: numberOrNull,
  latency_p95_ns: numberOrNull,
  kernel_latency_ns: numberOrNull,
  visits: number,
  batches: number,
  front: textOrNull,
  front_probability: numberOrNull,
  savings_realised: numberOrNull,
  device: text,
  sweep: text,
  run: text,
  roofline_share: numberOrNull,
};

/** Columns that documents of this version may lack, since they were written before: there they are null. */
export const LATER_COLUMNS: readonly (keyof Row)[] = ['roofline_share'];

/** Every column of a row, in the order of `explore export`. */
export const ROW_COLUMNS = Object.keys(ROW_SHAPE) as readonly (keyof Row)[];

/** Whether a value may stand in a column of this shape. */
export function isOfShape(value: unknown, { type, nullable }: ColumnShape): boolean {
  return value === null ? nullable : typeof value === type;
}
