import type { RunComparison } from '@convscape/core';

/** Clocks that are this near are one. */
const SAME_CLOCK = 0.001;

/** Whether latencies at one clock are others than those that were timed. */
export const clocksDiffer = ({ clock }: RunComparison): boolean =>
  clock !== null && Math.abs(clock - 1) > SAME_CLOCK;
