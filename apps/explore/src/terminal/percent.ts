/** `63 %`, `6.3 %`: two figures of a share. */
export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0)} %`;
}
