import type { NoiseFloors } from '../measure/noise-floor.js';

/** Smaller differences between two runs are the luck of their processes, whatever the duplicates of one run agree on. */
const LEAST_NOISE = 0.01;

/**
 * How far two measurements of one block may differ and mean nothing, as a share: the floor of this run's hidden duplicates, of single
 * visits or of medians over visits as the latency was taken; 1 % at the least.
 */
export function noiseOf(noise: NoiseFloors | undefined, visits: number): number {
  const floor = visits > 1 ? noise?.confirmation : noise?.screening;
  return Math.max(floor?.relative ?? 0, LEAST_NOISE);
}
