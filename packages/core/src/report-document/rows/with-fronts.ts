import type { Objective } from '../../cost/cost.js';
import { frontProbabilities } from '../../pareto/front-probabilities.js';
import { measuredMembership, membershipOf } from '../../pareto/membership.js';
import { paretoFront } from '../../pareto/pareto-front.js';
import type { SweepRecord } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { violation } from '../../space/left-out-reason.js';
import { xorshift32 } from '../../stats/xorshift32.js';
import { frontNameOf, type JoinedColumn, seedOf } from './front-name.js';
import { isTimed, type TimedRow } from './latency-bounds.js';
import { latencyEvidence } from './latency-evidence.js';
import { isMeasured, splitObjectives } from './split-objectives.js';

export type FrontRules = Pick<SweepRecord, 'objectives' | 'constraints'>;

/** What rows do not say of themselves. */
export interface FrontEvidence {
  /** Whether a row may meet others on a front at all. */
  readonly enters: (row: Row) => boolean;
  /** The medians of its confirming visits, where it has them. */
  readonly visitMediansNs: (row: Row) => readonly number[] | undefined;
  /** What does not keep rows apart. */
  readonly across?: readonly JoinedColumn[];
}

/**
 * Rows with their place on their front: sweep × device × slot × engine × threads × cache mode, fewer of these where fronts are joined, by the sweep's objectives. What breaks a
 * constraint, was not timed, or may not enter is on no front.
 */
export function withFronts(
  rows: readonly Row[],
  { objectives, constraints }: FrontRules,
  { enters, visitMediansNs, across = [] }: FrontEvidence,
): Row[] {
  const placed = [...rows];
  const fronts = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    if (!enters(row) || !hasObjectives(row, objectives)) continue;
    if (violation((column) => row[column], constraints) !== null) continue;
    const name = frontNameOf(row, across);
    const members = fronts.get(name);
    if (members === undefined) fronts.set(name, [index]);
    else members.push(index);
  }
  for (const [name, indices] of fronts) {
    const members = indices.map((index) => rows[index]!);
    const probabilities = probabilitiesOf(members, objectives, name, visitMediansNs);
    for (const [at, index] of indices.entries()) {
      placed[index] = withMembership(members[at]!, probabilities[at]!, objectives);
    }
  }
  return placed;
}

function withMembership(row: Row, probability: number, objectives: readonly Objective[]): Row {
  const front = objectives.some(isMeasured)
    ? measuredMembership(probability, row.visits)
    : membershipOf(probability);
  return { ...row, front, front_probability: probability };
}

/** Without a latency among the objectives, counts alone decide: whatever can run is on or off the front for certain. */
function hasObjectives(row: Row, objectives: readonly Objective[]): boolean {
  if (objectives.length === 0) return false;
  if (!objectives.some(isMeasured)) return !['failed', 'unsupported', 'skipped'].includes(row.state);
  return isTimed(row) && objectives.every(({ column }) => row[column] !== null);
}

function probabilitiesOf(
  rows: readonly Row[],
  objectives: readonly Objective[],
  name: string,
  visitMediansNs: FrontEvidence['visitMediansNs'],
): number[] {
  const { latency, fixed } = splitObjectives(objectives);
  const values = rows.map((row) => fixed.map(({ column }) => row[column] as number));
  const goals = fixed.map(({ goal }) => goal);
  if (latency === undefined) {
    const front = new Set(paretoFront(values, goals));
    return rows.map((_, index) => (front.has(index) ? 1 : 0));
  }
  const candidates = rows.map((row, index) => ({
    fixed: values[index]!,
    latency: latencyEvidence(row as TimedRow, latency.column, visitMediansNs(row)),
  }));
  // The front's own name seeds its draws: the same rows, the same probabilities.
  const random = xorshift32(seedOf(name));
  return frontProbabilities(candidates, { fixedGoals: goals, latencyGoal: latency.goal, random });
}
