import type { Row } from '../record/row.js';

/** The columns of a row that one run decides, and another run of the same device may decide otherwise. */
export const EARLIER_COLUMNS = [
  'candidate',
  'run',
  'algorithm',
  'kernels',
  'state',
  'reason',
  'latency_ns',
  'latency_low_ns',
  'latency_high_ns',
  'latency_p95_ns',
  'visits',
  'batches',
] as const satisfies readonly (keyof Row)[];

/**
 * What another run than the row's found of a candidate on the same device. Rows are one for each sweep × candidate × device and tell the
 * newest result; with these beside them, runs of one device can be compared, in one database or in several.
 */
export type EarlierResult = Pick<Row, (typeof EARLIER_COLUMNS)[number]>;
