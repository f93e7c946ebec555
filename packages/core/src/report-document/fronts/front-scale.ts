import type { Objective } from '../../cost/cost.js';
import type { SweepRecord } from '../../record/records.js';
import type { Row } from '../../record/row.js';

/** How much worse than the worst candidate the reference point is where a sweep names none, so that the worst one counts too. */
const BEYOND_WORST = 1.1;

/** Where a front's hypervolume begins and ends, in the order of the objectives. */
export interface FrontScale {
  readonly ideal: readonly number[];
  readonly reference: readonly number[];
  readonly referenceFrom: 'sweep' | 'worst';
  /** Why it is no scale; null where it is one. */
  readonly flaw: string | null;
}

/**
 * The scale of these rows: from the best value of each objective to the sweep's reference point, or where it has none to the worst value of
 * the rows, a tenth worse still. Rows have a value for each objective.
 */
export function frontScale(
  rows: readonly Row[],
  objectives: readonly Objective[],
  referencePoint: SweepRecord['referencePoint'],
): FrontScale {
  const ends = objectives.map(({ column, goal }) => {
    const values = rows.map((row) => row[column] as number);
    const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return goal === 'minimize'
      ? { best: least, worst: most * BEYOND_WORST, least }
      : { best: most, worst: least / BEYOND_WORST, least };
  });
  const ideal = ends.map(({ best }) => best);
  const reference = objectives.map(({ column }, axis) => referencePoint?.[column] ?? ends[axis]!.worst);
  return {
    ideal,
    reference,
    referenceFrom: referencePoint === undefined ? 'worst' : 'sweep',
    flaw: flawOf(
      objectives,
      ideal,
      reference,
      ends.map(({ least }) => least),
    ),
  };
}

function flawOf(
  objectives: readonly Objective[],
  ideal: readonly number[],
  reference: readonly number[],
  least: readonly number[],
): string | null {
  for (const [axis, { column, goal }] of objectives.entries()) {
    if (!(least[axis]! > 0)) return `${column} is 0 for a candidate, and 0 has no logarithm`;
    const isBetter = goal === 'minimize' ? ideal[axis]! < reference[axis]! : ideal[axis]! > reference[axis]!;
    if (!isBetter)
      return `no candidate is better than the reference point in ${column}: the best is ${ideal[axis]}`;
  }
  return null;
}
