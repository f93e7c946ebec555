/**
 * Kendall's rank correlation with ties: `τb = (C − D) / √((n0 − n1)·(n0 − n2))`; C concordant and D discordant pairs, n0 = n(n−1)/2,
 * n1 and n2 the pairs tied in x and in y. Knight's n·log n counting (JASA 1966).
 * Null where it does not exist: fewer than two pairs of values, or all x (or all y) alike.
 * @throws {RangeError} where the lists differ in length or hold a NaN.
 */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new RangeError(`${x.length} values against ${y.length}`);
  if (x.some(Number.isNaN) || y.some(Number.isNaN)) throw new RangeError('a value is not a number');
  const count = x.length;
  const order = Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => compare(x[a]!, x[b]!) || compare(y[a]!, y[b]!),
  );
  const ranked = Float64Array.from(order, (index) => y[index]!);
  const tiedX = tiedPairs(count, (i) => x[order[i]!] === x[order[i + 1]!]);
  const tiedBoth = tiedPairs(count, (i) => x[order[i]!] === x[order[i + 1]!] && ranked[i] === ranked[i + 1]);
  const discordant = sortCountingInversions(ranked);
  const tiedY = tiedPairs(count, (i) => ranked[i] === ranked[i + 1]);

  const pairs = (count * (count - 1)) / 2;
  const concordantLessDiscordant = pairs - tiedX - tiedY + tiedBoth - 2 * discordant;
  const [untiedX, untiedY] = [pairs - tiedX, pairs - tiedY];
  if (untiedX === 0 || untiedY === 0) return null;
  return concordantLessDiscordant / Math.sqrt(untiedX * untiedY);
}

/** Infinities are values like any other, and their difference is not a number: so no subtraction. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `Σ t(t−1)/2` over runs of t neighbours that are alike. */
function tiedPairs(count: number, sameAsNext: (index: number) => boolean): number {
  let [pairs, run] = [0, 0];
  for (let index = 0; index + 1 < count; index++) {
    run = sameAsNext(index) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Merge sort in place; returns how many pairs stood in the wrong order. */
function sortCountingInversions(values: Float64Array): number {
  const merged = new Float64Array(values.length);
  let inversions = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let [left, right] = [start, middle];
      for (let out = start; out < end; out++) {
        if (right >= end || (left < middle && values[left]! <= values[right]!)) {
          merged[out] = values[left++]!;
        } else {
          merged[out] = values[right++]!;
          inversions += middle - left;
        }
      }
    }
    values.set(merged);
  }
  return inversions;
}
