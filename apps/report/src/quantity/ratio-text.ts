/** A ratio near 1 needs its thousandths, others three digits: `1.042×`, `2.60×`, `1300×`. */
export function ratioText(ratio: number): string {
  return `${ratioNumber(ratio)}×`;
}

/** A ratio and its interval, with as many digits: `1.042× (1.021–1.063)`. */
export function ratioIntervalText({
  ratio,
  low,
  high,
}: {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}): string {
  return `${ratioText(ratio)} (${ratioNumber(low)}–${ratioNumber(high)})`;
}

function ratioNumber(ratio: number): string {
  if (ratio > 0.5 && ratio < 2) return ratio.toFixed(3);
  return ratio < 1000 ? ratio.toPrecision(3) : String(Math.round(ratio));
}
