import { scrambleSeed } from '../stats/scramble-seed.js';
import { shuffle } from '../stats/shuffle.js';
import { xorshift32 } from '../stats/xorshift32.js';

/** So many of the candidates are measured twice … */
const SHARE = 0.05;
/** … at least one of so many or more. */
const LEAST_CANDIDATES = 10;

/** The candidates that are measured a second time under an alias: 5 %, drawn by the run's seed; none of fewer than ten. */
export function hiddenDuplicates(keys: readonly string[], seed: number): ReadonlySet<string> {
  if (keys.length < LEAST_CANDIDATES) return new Set();
  const count = Math.max(1, Math.round(keys.length * SHARE));
  return new Set(shuffle([...keys].sort(), xorshift32(scrambleSeed(seed))).slice(0, count));
}
