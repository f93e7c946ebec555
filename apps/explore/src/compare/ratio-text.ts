import type { RatioEstimate } from '@convscape/core';

/** `1.17  (1.12 – 1.22)`: a ratio never goes without its interval. */
export function ratioText({ ratio, low, high }: RatioEstimate): string {
  return `${number(ratio)}  (${number(low)} – ${number(high)})`;
}

/** Ratios near 1 are told apart by their third decimal; far ones by their third digit. */
function number(ratio: number): string {
  return ratio < 10 && ratio >= 0.1 ? ratio.toFixed(3) : String(Number(ratio.toPrecision(3)));
}
