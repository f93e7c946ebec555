import type { ColumnShape } from '../row-shape.js';

/** What is told of one front as a whole: sweep × device × slot × engine × threads × cache mode. Units and names as in rows. */
export interface FrontRow {
  readonly sweep: string;
  readonly device: string;
  readonly slot: string;
  readonly engine: string;
  readonly threads: number;
  readonly cache: string;
  /** Rows that entered it, on it or not. */
  readonly candidates: number;
  readonly certain: number;
  readonly contested: number;
  /** contested / (certain + contested); null where so many are alike that none is on it in more than 5 % of the draws. */
  readonly contested_share: number | null;
  /** Share of the box between ideal and reference point that the front dominates, on logarithmic scales, and its interval at 95 %. */
  readonly hypervolume: number | null;
  readonly hypervolume_low: number | null;
  readonly hypervolume_high: number | null;
  /** The same in natural logarithms, free of the ideal point: what runs with one reference point are compared by. */
  readonly log_volume: number | null;
  readonly log_volume_low: number | null;
  readonly log_volume_high: number | null;
  /** `sweep`: the sweep's own; `worst`: the worst value of the front's candidates, a tenth worse still. */
  readonly reference_from: 'sweep' | 'worst';
  /** `macs=1000000000 latency_ns=5000000 mixing_reach=0.01` */
  readonly reference_point: string;
  /** The best value of each objective, written alike. */
  readonly ideal_point: string;
  /** Why there is no hypervolume; null where there is one. */
  readonly hypervolume_reason: string | null;
  /** Kendall's τ-b between counted cost and latency over the front's candidates, and its interval at 95 %; null where one of both is all alike. */
  readonly tau_macs: number | null;
  readonly tau_macs_low: number | null;
  readonly tau_macs_high: number | null;
  readonly tau_bytes_moved: number | null;
  readonly tau_bytes_moved_low: number | null;
  readonly tau_bytes_moved_high: number | null;
}

const text = { type: 'string', nullable: false } as const;
const number = { type: 'number', nullable: false } as const;
const textOrNull = { type: 'string', nullable: true } as const;
const numberOrNull = { type: 'number', nullable: true } as const;

/** Every column of a front's row, in the order of tables and exports. */
export const FRONT_ROW_SHAPE: { readonly [Column in keyof FrontRow]: ColumnShape } = {
  sweep: text,
  device: text,
  slot: text,
  engine: text,
  threads: number,
  cache: text,
  candidates: number,
  certain: number,
  contested: number,
  contested_share: numberOrNull,
  hypervolume: numberOrNull,
  hypervolume_low: numberOrNull,
  hypervolume_high: numberOrNull,
  log_volume: numberOrNull,
  log_volume_low: numberOrNull,
  log_volume_high: numberOrNull,
  reference_from: text,
  reference_point: text,
  ideal_point: text,
  hypervolume_reason: textOrNull,
  tau_macs: numberOrNull,
  tau_macs_low: numberOrNull,
  tau_macs_high: numberOrNull,
  tau_bytes_moved: numberOrNull,
  tau_bytes_moved_low: numberOrNull,
  tau_bytes_moved_high: numberOrNull,
};
