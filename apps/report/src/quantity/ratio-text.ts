/** A ratio near 1 needs its thousandths, others three digits: `1.042×`, `2.60×`, `1300×`. */
export function ratioText(ratio: number): string {
  return `${ratio.toFixed(decimalsOf(ratio))}×`;
}

/** A ratio and its interval, all with as many decimals: `1.042× (1.021–1.063)`. */
export function ratioIntervalText({
  ratio,
  low,
  high,
}: {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}): string {
  const decimals = decimalsOf(ratio);
  return `${ratioText(ratio)} (${low.toFixed(decimals)}–${high.toFixed(decimals)})`;
}

function decimalsOf(ratio: number): number {
  if (ratio > 0.5 && ratio < 2) return 3;
  return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(ratio))));
}
