/** ε: slower by no more than this is as good. */
const EPSILON = 0.03;

/** The rows that are on a front, for certain or contested. */
export const frontOf = (rows) => rows.filter(({ front }) => front === 'certain' || front === 'contested');

/** `|A ∩ B| / |A ∪ B|` of the candidates on the fronts of two runs; null where both are empty. */
export function jaccard(rows, otherRows) {
  const own = new Set(frontOf(rows).map(({ candidate }) => candidate));
  const other = new Set(frontOf(otherRows).map(({ candidate }) => candidate));
  const either = new Set([...own, ...other]).size;
  return either === 0 ? null : [...own].filter((candidate) => other.has(candidate)).length / either;
}

/**
 * ε-coverage(A→B): the share of A's front points p for which B's front has a q of the same slot that is no worse in the counted objectives, with
 * `latency_A(q) ≤ 1.03 · latency_A(p)`. Both latencies are A's: what the machine changed between the two runs is no part of it. Null where A's front is empty.
 */
export function epsilonCoverage(rows, otherRows, objectives) {
  const own = new Map(rows.map((row) => [row.candidate, row]));
  const others = frontOf(otherRows)
    .map(({ candidate }) => own.get(candidate))
    .filter((row) => row?.latency_ns != null);
  const counted = objectives.filter(({ column }) => !column.endsWith('latency_ns'));
  const isNoWorse = (q, p) =>
    counted.every(({ column, goal }) =>
      goal === 'minimize' ? q[column] <= p[column] : q[column] >= p[column],
    );
  const front = frontOf(rows);
  const covered = front.filter((p) =>
    others.some((q) => q.slot === p.slot && isNoWorse(q, p) && q.latency_ns <= (1 + EPSILON) * p.latency_ns),
  );
  return front.length === 0 ? null : covered.length / front.length;
}
