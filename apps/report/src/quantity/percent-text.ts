/** A share as whole percent, or with one decimal below ten: `72 %`, `4.3 %`. */
export function percentText(share: number): string {
  const percent = share * 100;
  return `${percent >= 9.95 ? Math.round(percent) : Number(percent.toFixed(1))} %`;
}
