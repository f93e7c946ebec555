import type { PromiseLine } from './promise-line.js';

/** How a line is told from its neighbours. */
export interface LineStyle {
  readonly colour: string;
  /** SVG's stroke-dasharray; empty for a whole line. */
  readonly dash: string;
}

const DASHES = ['', '7 3', '2 3', '9 3 2 3'];

/** Narrow to wide runs from light to dark; lines of one width are told apart by their dashes. */
export function lineStyles(lines: readonly PromiseLine[]): readonly LineStyle[] {
  const keys = lines.map((line, index) => line.width ?? index);
  const steps = [...new Set(keys)].sort((a, b) => a - b);
  const seen = new Map<number, number>();
  return keys.map((key) => {
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    const share = steps.length === 1 ? 1 : steps.indexOf(key) / (steps.length - 1);
    return {
      colour: `color-mix(in oklab, var(--width-wide) ${Math.round(share * 100)}%, var(--width-narrow))`,
      dash: DASHES[times % DASHES.length] ?? '',
    };
  });
}
