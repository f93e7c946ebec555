import { threeDigits } from './three-digits.js';

/** Bytes in powers of 1024: whole below 1000 B, then with three significant digits: `640 B`, `3.13 MiB`. */
export function formatBytes(bytes: number): string {
  if (Number.isInteger(bytes) && Math.abs(bytes) < 1000) return `${bytes} B`;
  return threeDigits(bytes, [
    ['B', 1],
    ['KiB', 2 ** 10],
    ['MiB', 2 ** 20],
    ['GiB', 2 ** 30],
    ['TiB', 2 ** 40],
  ]);
}
