import { threeDigits } from './three-digits.js';

/** A count: whole below 1000, then with three significant digits: `512`, `18.4 k`, `57.8 M`, `4.09 G`. */
export function formatCount(count: number): string {
  if (Number.isInteger(count) && Math.abs(count) < 1000) return String(count);
  return threeDigits(count, [
    ['', 1],
    ['k', 1e3],
    ['M', 1e6],
    ['G', 1e9],
    ['T', 1e12],
    ['P', 1e15],
  ]);
}
