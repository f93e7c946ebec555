/**
 * The indices of the rows that no other dominates, all coordinates to be minimized, in lexicographic order of the rows.
 * In that order a row can only be dominated by one before it, and an unequal one before it dominates as soon as it is nowhere larger.
 */
export function nonDominated(rows: readonly Float64Array[]): number[] {
  const order = rows.map((_, index) => index).sort((a, b) => compareRows(rows[a]!, rows[b]!));
  const dimensions = rows[0]?.length ?? 0;
  const front = dimensions <= 3 ? new Staircase() : new KeptRows();
  const kept: number[] = [];
  let previous: { row: Float64Array; onFront: boolean } | null = null;
  for (const index of order) {
    const row = rows[index]!;
    // Equal rows share their fate.
    const onFront: boolean =
      previous !== null && compareRows(previous.row, row) === 0 ? previous.onFront : front.add(row);
    if (onFront) kept.push(index);
    previous = { row, onFront };
  }
  return kept;
}

function compareRows(a: Float64Array, b: Float64Array): number {
  for (let axis = 0; axis < a.length; axis++) {
    if (a[axis]! < b[axis]!) return -1;
    if (a[axis]! > b[axis]!) return 1;
  }
  return 0;
}

/**
 * Up to three objectives: what the rows so far dominate in their second and third coordinate (Kung, Luccio and Preparata, JACM 1975).
 * Steps go up in `second` and strictly down in `third`; an absent coordinate counts as 0.
 */
class Staircase {
  readonly #second: number[] = [];
  readonly #third: number[] = [];

  /** Whether no row before dominates this one; if so, it becomes a step. */
  add(row: Float64Array): boolean {
    const [second, third] = [row[1] ?? 0, row[2] ?? 0];
    let [at, end] = [0, this.#second.length];
    while (at < end) {
      const middle = (at + end) >>> 1;
      if (this.#second[middle]! <= second) at = middle + 1;
      else end = middle;
    }
    if (at > 0 && this.#third[at - 1]! <= third) return false;
    let hidden = 0;
    if (at > 0 && this.#second[at - 1] === second) at--;
    while (at + hidden < this.#third.length && this.#third[at + hidden]! >= third) hidden++;
    this.#second.splice(at, hidden, second);
    this.#third.splice(at, hidden, third);
    return true;
  }
}

/** Four objectives and more: every row is held against the front so far. */
class KeptRows {
  readonly #rows: Float64Array[] = [];

  add(row: Float64Array): boolean {
    for (const kept of this.#rows) {
      if (kept.every((value, axis) => value <= row[axis]!)) return false;
    }
    this.#rows.push(row);
    return true;
  }
}
