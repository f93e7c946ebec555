import type { BeginRequest } from '@convscape/core';
import type { StartMeans } from '../../sweep/start-run.js';

/** What a device found out about itself, as a run's start asks for it. */
export function reportedPool({ calibrations, sentinels, peaks }: BeginRequest): StartMeans['pool'] {
  return {
    workers: 1,
    calibrate: async (engine) => calibrations[engine] ?? null,
    baseline: async () => sentinels,
    ...(peaks && { peaks: async () => peaks }),
  };
}
