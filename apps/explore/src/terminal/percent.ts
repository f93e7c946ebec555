/** `63 %`, `12.5 %`, `0.78 %`: a share to three significant figures at the most. */
export function formatPercent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
