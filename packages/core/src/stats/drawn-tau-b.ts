import type { DrawnValue } from './drawn-value.js';
import { kendallTauB } from './kendall-tau-b.js';

/** A τ-b as the values stand, and for each draw. */
export interface DrawnTauB {
  readonly value: number;
  readonly draws: Float64Array;
}

/** Steps of the innermost loop that take about a second: of a crowd in which everything overlaps, fewer draws are looked at. */
const MOST_STEPS = 4e8;
const FEWEST_DRAWS = 200;

/**
 * Kendall's τ-b between each of several columns, which are certain, and `y`, which is not. Only pairs whose ranges overlap can change their
 * order, so only these are looked at draw by draw. Null for a column where τ-b does not exist (`kendallTauB`).
 */
export function drawnTauB(
  columns: readonly (readonly number[])[],
  y: readonly DrawnValue[],
): (DrawnTauB | null)[] {
  const values = y.map(({ value }) => value);
  const lowestFirst = y.map((_, index) => index).sort((a, b) => y[a]!.low - y[b]!.low);
  const sums = columns.map((x) => new OrderSums(x));
  const count = Math.max(FEWEST_DRAWS, Math.floor(MOST_STEPS / countOverlapping(lowestFirst, y)));
  let order = new Int8Array();
  let ties = new Int32Array();
  for (const [at, lower] of lowestFirst.entries()) {
    for (let after = at + 1; after < lowestFirst.length; after++) {
      const upper = lowestFirst[after]!;
      if (y[upper]!.low > y[lower]!.high) {
        for (const sum of sums) sum.addSettled(lower, upper);
        continue;
      }
      const [low, high] = [y[lower]!.draws(), y[upper]!.draws()];
      if (order.length === 0) {
        order = new Int8Array(Math.min(count, low.length));
        ties = new Int32Array(order.length);
      }
      for (let draw = 0; draw < order.length; draw++) {
        const difference = high[draw]! - low[draw]!;
        order[draw] = Number(difference > 0) - Number(difference < 0);
        ties[draw]! += Number(difference === 0);
      }
      for (const sum of sums) sum.addOpen(lower, upper, order);
    }
  }
  return sums.map((sum) => {
    const value = kendallTauB(sum.x, values);
    return value === null ? null : { value, draws: sum.tauB(ties) ?? new Float64Array([value]) };
  });
}

/** Concordant less discordant pairs of one column with y: those whose order is settled, and the others for each draw. */
class OrderSums {
  readonly x: readonly number[];
  #settled = 0;
  #untied = 0;
  #open: Int32Array | null = null;

  constructor(x: readonly number[]) {
    this.x = x;
  }

  addSettled(lower: number, upper: number): void {
    this.#settled += this.#sign(lower, upper);
  }

  addOpen(lower: number, upper: number, order: Int8Array): void {
    const sign = this.#sign(lower, upper);
    this.#open ??= new Int32Array(order.length);
    if (sign === 0) return;
    const open = this.#open;
    for (let draw = 0; draw < order.length; draw++) open[draw]! += sign * order[draw]!;
  }

  /** `ties`: the pairs that are tied in y, for each draw. Null where no pair was open. */
  tauB(ties: Int32Array): Float64Array | null {
    if (this.#open === null) return null;
    const pairs = (this.x.length * (this.x.length - 1)) / 2;
    return Float64Array.from(this.#open, (open, draw) => {
      const untiedY = pairs - ties[draw]!;
      return untiedY === 0 ? 0 : (this.#settled + open) / Math.sqrt(this.#untied * untiedY);
    });
  }

  #sign(lower: number, upper: number): number {
    const sign = Math.sign(this.x[upper]! - this.x[lower]!);
    if (sign !== 0) this.#untied++;
    return sign;
  }
}

function countOverlapping(lowestFirst: readonly number[], y: readonly DrawnValue[]): number {
  let count = 0;
  for (const [at, lower] of lowestFirst.entries()) {
    const { high } = y[lower]!;
    for (let after = at + 1; after < lowestFirst.length && y[lowestFirst[after]!]!.low <= high; after++)
      count++;
  }
  return count;
}
