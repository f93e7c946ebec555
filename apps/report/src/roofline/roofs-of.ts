import type { DevicePeaks, ReportDocument } from '@convscape/core';
import type { Conditions } from '../view/view-state.js';

/** What the device could do at most for these candidates. */
export interface Roofs extends DevicePeaks {
  /** Steeper slopes, of what is read from a cache: the nearest first. */
  readonly caches: readonly { readonly cache: string; readonly bytesPerSecond: number }[];
}

/** The roofs, or why there are none. */
export type RoofsFound =
  | { readonly state: 'measured'; readonly roofs: Roofs }
  | { readonly state: 'not-measured' }
  /** They are of WebAssembly, and a native engine has others. */
  | { readonly state: 'other-engine' };

/** The engines that run in what the roofs were measured in. */
const WEB_ASSEMBLY: ReadonlySet<string> = new Set(['wasm', 'wasm-256', 'reference']);

/**
 * The roofs under which these candidates ran, of the newest run that measured them. They are measured in one thread: of several threads
 * each can compute as much, while memory is shared.
 */
export function roofsOf(
  { runs }: ReportDocument,
  { sweep, device, engine, threads }: Omit<Conditions, 'cache'>,
): RoofsFound {
  const peaks = runs.findLast(
    (run) => run.sweep === sweep && run.device === device && run.peaks !== undefined,
  )?.peaks;
  if (peaks === undefined) return { state: 'not-measured' };
  if (!WEB_ASSEMBLY.has(engine)) return { state: 'other-engine' };
  const computing = (engine === 'wasm-256' && peaks.joinedMacsPerSecond) || peaks.macsPerSecond;
  return {
    state: 'measured',
    roofs: {
      peakMacsPerSecond: computing.median * threads,
      bandwidthBytesPerSecond: peaks.bytesPerSecond.median,
      caches: (peaks.caches ?? []).map(({ cache, bytesPerSecond }) => ({
        cache,
        bytesPerSecond: bytesPerSecond.median,
      })),
    },
  };
}
