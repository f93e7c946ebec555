import {
  frontProbabilities,
  isTimed,
  LATENCY_COLUMNS,
  type LatencyColumn,
  latencyBounds,
  measuredMembership,
  type Objective,
  paretoFront,
  type Row,
  type RunRecord,
  type TimedRow,
  xorshift32,
} from '@convscape/core';

/** The same view, the same probabilities. */
const SEED = 20_261_125;

/**
 * Rows with their place on the front of other objectives than the sweep's, or of rows that met on no front before. As the sweep's own
 * fronts are made, by the intervals of the latencies: one visit makes nothing certain, and what was on no front stays on none.
 * Where fronts of several runs are joined, the newest of these stands, as the command has it.
 * @param runs those of the document, the oldest first
 */
export function placedRows(
  rows: readonly Row[],
  objectives: readonly Objective[],
  runs: readonly Pick<RunRecord, 'run'>[],
): readonly Row[] {
  const measured = objectives.find((objective): objective is Objective & { column: LatencyColumn } =>
    LATENCY_COLUMNS.some((column) => column === objective.column),
  );
  const enters = (row: Row): row is TimedRow =>
    row.front !== null && isTimed(row) && objectives.every(({ column }) => row[column] !== null);
  const timed = rows.filter(enters);
  const newest = runs.findLast(({ run }) => timed.some((row) => row.run === run))?.run;
  const entrants = timed.filter(({ run }) => run === newest);
  const met = new Set<Row>(entrants);
  if (measured === undefined || entrants.length === 0) return rows;
  const fixed = objectives.filter((objective) => objective !== measured);
  const candidates = entrants.map((row) => ({
    fixed: fixed.map(({ column }) => row[column] as number),
    latency: evidence(row, measured.column),
  }));
  const goals = fixed.map(({ goal }) => goal);
  const near =
    measured.goal === 'minimize' ? contenders(candidates, goals) : candidates.map((_, index) => index);
  const probabilities = frontProbabilities(
    near.map((index) => candidates[index]!),
    { fixedGoals: goals, latencyGoal: measured.goal, random: xorshift32(SEED) },
  );
  const probabilityOf = new Map(near.map((index, at) => [entrants[index], probabilities[at]!]));
  return rows.map((row) => {
    if (!enters(row) || !met.has(row)) return { ...row, front: null, front_probability: null };
    const probability = probabilityOf.get(row) ?? 0;
    const front = measuredMembership(probability, row.visits);
    return { ...row, front, front_probability: probability };
  });
}

interface Candidate {
  readonly fixed: readonly number[];
  readonly latency: { readonly latencyNs: number; readonly lowNs: number; readonly highNs: number };
}

/** The other latencies have no interval of their own: they get that of the median, to scale. */
function evidence(row: TimedRow, column: LatencyColumn): Candidate['latency'] {
  const latencyNs = row[column] as number;
  const scale = latencyNs / row.latency_ns;
  const { lowNs, highNs } = latencyBounds(row);
  return {
    latencyNs,
    lowNs: Math.min(lowNs * scale, latencyNs),
    highNs: Math.max(highNs * scale, latencyNs),
  };
}

/**
 * Those that may be on the front at all. Whoever is worse at its best than a member of the front of worst cases is at its worst, is beaten
 * in every draw; and so it beats nobody whom that member would not. Probabilities are then drawn among few, also of thousands.
 */
function contenders(
  candidates: readonly Candidate[],
  goals: readonly Objective['goal'][],
): readonly number[] {
  const at = ({ fixed, latency }: Candidate) => [...fixed, latency.highNs];
  const surest = paretoFront(candidates.map(at), [...goals, 'minimize']).map((index) => candidates[index]!);
  const isBeaten = (one: Candidate) =>
    surest.some(
      (member) =>
        member.latency.highNs < one.latency.lowNs &&
        member.fixed.every((value, axis) =>
          goals[axis] === 'minimize' ? value <= one.fixed[axis]! : value >= one.fixed[axis]!,
        ),
    );
  return candidates.flatMap((candidate, index) => (isBeaten(candidate) ? [] : [index]));
}
