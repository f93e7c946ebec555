/** `99.975 %`: as many digits as tell it from 100 %. */
export function confidenceText(confidence: number): string {
  const digits = Math.max(0, Math.ceil(-Math.log10(1 - confidence)) - 1);
  return `${Number((100 * confidence).toFixed(digits))} %`;
}
