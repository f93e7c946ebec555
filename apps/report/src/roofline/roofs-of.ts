import { type DevicePeaks, type MeasuredPeaks, type ReportDocument, roofOver } from '@convscape/core';
import type { Conditions } from '../view/view-state.js';

/** What the device could do at most for these candidates: the roof, and the slope of what is read from memory. */
export interface Roofs extends DevicePeaks {
  /** Steeper slopes, of what is read from a cache: the nearest first. */
  readonly caches: readonly { readonly cache: string; readonly bytesPerSecond: number }[];
  readonly measured: MeasuredPeaks;
}

/** The roofs, or why there are none. */
export type RoofsFound =
  | { readonly state: 'measured'; readonly roofs: Roofs }
  | { readonly state: 'not-measured' }
  /** They are those of one thread of WebAssembly. */
  | { readonly state: 'not-theirs' };

/** The roofs under which these candidates ran, of the newest run that measured them. */
export function roofsOf({ runs }: ReportDocument, conditions: Conditions): RoofsFound {
  const { sweep, device, engine, threads, cache } = conditions;
  const measured = runs.findLast(
    (run) => run.sweep === sweep && run.device === device && run.peaks !== undefined,
  )?.peaks;
  if (measured === undefined) return { state: 'not-measured' };
  const ofMemory = roofOver(
    { engine, threads, cache, peak_memory_bytes: Number.POSITIVE_INFINITY },
    measured,
  );
  if (ofMemory === null) return { state: 'not-theirs' };
  const caches = cache === 'hot' ? (measured.caches ?? []) : [];
  return {
    state: 'measured',
    roofs: {
      ...ofMemory,
      caches: caches.map(({ cache: name, bytesPerSecond }) => ({
        cache: name,
        bytesPerSecond: bytesPerSecond.median,
      })),
      measured,
    },
  };
}
