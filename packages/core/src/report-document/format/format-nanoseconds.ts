import { threeDigits } from './three-digits.js';

/** A time with three significant digits and its unit: `87.0 ns`, `462 µs`, `1.23 ms`, `12.0 s`. */
export function formatNanoseconds(ns: number): string {
  return threeDigits(ns, [
    ['ns', 1],
    ['µs', 1e3],
    ['ms', 1e6],
    ['s', 1e9],
  ]);
}
