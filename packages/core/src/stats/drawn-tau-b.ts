import type { DrawnValue } from './drawn-value.js';
import { kendallTauB } from './kendall-tau-b.js';

/** Steps of the innermost loop that take about a second: of a crowd in which everything overlaps, fewer draws are looked at. */
const MOST_STEPS = 4e8;
const FEWEST_DRAWS = 200;

/**
 * Kendall's τ-b of `x`, which is certain, and `y`, which is not: as the values stand, and for each draw. Only pairs whose ranges overlap can
 * change their order, so only these are looked at draw by draw. Null where τ-b does not exist (`kendallTauB`).
 */
export function drawnTauB(
  x: readonly number[],
  y: readonly DrawnValue[],
): { readonly value: number; readonly draws: Float64Array } | null {
  const values = y.map(({ value }) => value);
  const value = kendallTauB(x, values);
  if (value === null) return null;
  const order = y.map((_, index) => index).sort((a, b) => y[a]!.low - y[b]!.low);
  const overlapping = countOverlapping(order, y);
  if (overlapping === 0) return { value, draws: new Float64Array([value]) };
  const most = Math.max(FEWEST_DRAWS, Math.floor(MOST_STEPS / overlapping));

  let settled = 0;
  let untiedX = 0;
  let sums: Float64Array | null = null;
  let ties = new Float64Array();
  for (let at = 0; at < order.length; at++) {
    const lower = order[at]!;
    for (let after = at + 1; after < order.length; after++) {
      const upper = order[after]!;
      const sign = Math.sign(x[upper]! - x[lower]!);
      if (sign !== 0) untiedX++;
      if (y[upper]!.low > y[lower]!.high) {
        settled += sign;
        continue;
      }
      const [low, high] = [y[lower]!.draws(), y[upper]!.draws()];
      if (sums === null) {
        const count = Math.min(low.length, most);
        [sums, ties] = [new Float64Array(count), new Float64Array(count)];
      }
      for (let draw = 0; draw < sums.length; draw++) {
        const difference = high[draw]! - low[draw]!;
        if (difference > 0) sums[draw]! += sign;
        else if (difference < 0) sums[draw]! -= sign;
        else ties[draw]!++;
      }
    }
  }
  const pairs = (y.length * (y.length - 1)) / 2;
  const draws = sums!.map((sum, draw) => {
    const untiedY = pairs - ties[draw]!;
    return untiedY === 0 ? 0 : (settled + sum) / Math.sqrt(untiedX * untiedY);
  });
  return { value, draws };
}

/** `order` has the lowest range first. */
function countOverlapping(order: readonly number[], y: readonly DrawnValue[]): number {
  let count = 0;
  for (let at = 0; at < order.length; at++) {
    const { high } = y[order[at]!]!;
    for (let after = at + 1; after < order.length && y[order[after]!]!.low <= high; after++) count++;
  }
  return count;
}
