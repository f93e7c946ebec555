import { nonDominated } from './non-dominated.js';

/**
 * The volume between rows to be minimized and the bound; finite coordinates are the caller's to see to. Two and three dimensions by a sweep,
 * more by the exclusive volumes of WFG (While, Bradstreet and Barone, IEEE TEVC 2012), each slice one dimension lower.
 */
export function dominatedVolume(rows: readonly Float64Array[], bound: Float64Array): number {
  const within = rows.filter((row) => row.every((value, axis) => value < bound[axis]!));
  return volume(within, bound, bound.length);
}

/** The volume between the rows' first `dimensions` coordinates and the bound. */
function volume(rows: readonly Float64Array[], bound: Float64Array, dimensions: number): number {
  if (rows.length === 0) return 0;
  if (dimensions === 1) return bound[0]! - rows.reduce((best, row) => Math.min(best, row[0]!), bound[0]!);
  if (dimensions === 2) return area(rows, bound);
  if (dimensions === 3) return solid(rows, bound);
  const last = dimensions - 1;
  const front = nonDominated(rows).map((index) => rows[index]!);
  // Worst in the last coordinate first: clipped to such a row, all later rows have its last coordinate, and a slice has one dimension less.
  front.sort((a, b) => b[last]! - a[last]!);
  let total = 0;
  for (const [index, row] of front.entries()) {
    let inclusive = 1;
    for (let axis = 0; axis < last; axis++) inclusive *= bound[axis]! - row[axis]!;
    const clipped = front
      .slice(index + 1)
      .map((later) => Float64Array.from({ length: last }, (_, axis) => Math.max(later[axis]!, row[axis]!)));
    total += (bound[last]! - row[last]!) * (inclusive - volume(clipped, bound, last));
  }
  return total;
}

function area(rows: readonly Float64Array[], bound: Float64Array): number {
  const sorted = [...rows].sort((a, b) => a[0]! - b[0]!);
  let [total, height] = [0, bound[1]!];
  for (const row of sorted) {
    if (row[1]! >= height) continue;
    total += (bound[0]! - row[0]!) * (height - row[1]!);
    height = row[1]!;
  }
  return total;
}

/** Slice by slice along the third coordinate; each row adds its step to the slice's stairs (Fonseca, Paquete and López-Ibáñez, CEC 2006). */
function solid(rows: readonly Float64Array[], bound: Float64Array): number {
  const sorted = [...rows].sort((a, b) => a[2]! - b[2]!);
  const stairs = new Stairs(bound[0]!, bound[1]!);
  let total = 0;
  for (let index = 0; index < sorted.length; index++) {
    const row = sorted[index]!;
    stairs.add(row[0]!, row[1]!);
    total += stairs.area * ((sorted[index + 1]?.[2] ?? bound[2]!) - row[2]!);
  }
  return total;
}

/** The area that points in the plane dominate up to a corner, kept while points come. */
class Stairs {
  /** Corners of the steps: x goes up, y goes down. */
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #right: number;
  readonly #top: number;
  area = 0;

  constructor(right: number, top: number) {
    this.#right = right;
    this.#top = top;
  }

  add(x: number, y: number): void {
    const [xs, ys] = [this.#x, this.#y];
    let at = 0;
    while (at < xs.length && xs[at]! <= x) at++;
    // The height of the stairs before this point.
    let height = at === 0 ? this.#top : ys[at - 1]!;
    if (height <= y) return;
    let from = x;
    let hidden = 0;
    while (at + hidden < ys.length && ys[at + hidden]! >= y) {
      this.area += (xs[at + hidden]! - from) * (height - y);
      from = xs[at + hidden]!;
      height = ys[at + hidden]!;
      hidden++;
    }
    this.area += ((xs[at + hidden] ?? this.#right) - from) * (height - y);
    if (at > 0 && xs[at - 1] === x) {
      at--;
      hidden++;
    }
    xs.splice(at, hidden, x);
    ys.splice(at, hidden, y);
  }
}
