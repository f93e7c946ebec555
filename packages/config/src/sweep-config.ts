import { type CacheMode, DEFAULT_PROTOCOL, type Objective, type Protocol, type Space } from '@convscape/core';

/** How latency is taken, as a sweep says it. */
export interface MeasureConfig {
  readonly cache: CacheMode;
  /** Relative half-width of the interval at which screening a candidate ends. */
  readonly screening: number;
  /** Relative half-width at which a candidate near the front is confirmed. */
  readonly confirmation: number;
  /** Candidates measured side by side. */
  readonly workers: number | 'auto';
}

/** A `sweep.json`, read: every default filled in, every axis a list. */
export interface SweepConfig {
  readonly name: string;
  readonly space: Space;
  readonly measure: MeasureConfig;
  readonly objectives: readonly Objective[];
  /** By objective's column: where the hypervolume of a front ends. Absent where none is asked for. */
  readonly referencePoint?: { readonly [column: string]: number };
}

/** The default protocol, with the cache mode and the half-widths that the sweep asks for. */
export function protocolOf({ cache, screening, confirmation }: MeasureConfig): Protocol {
  return {
    ...DEFAULT_PROTOCOL,
    cache,
    screening: { ...DEFAULT_PROTOCOL.screening, halfWidth: screening },
    confirmation: { ...DEFAULT_PROTOCOL.confirmation, halfWidth: confirmation },
  };
}
