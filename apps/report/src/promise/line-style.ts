import type { PromiseLine } from './promise-line.js';

/** How a line is told from its neighbours. */
export interface LineStyle {
  readonly colour: string;
  /** Marks filled with the line's colour, or with the paper's: lines of one width are told apart by it. */
  readonly isHollow: boolean;
}

/** Narrow to wide runs from light to dark. Whole lines are measured; broken ones are for theory. */
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
      isHollow: times % 2 === 1,
    };
  });
}
