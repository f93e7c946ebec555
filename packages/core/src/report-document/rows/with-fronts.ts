import { LATENCY_COLUMNS, type LatencyColumn, type Objective } from '../../cost/cost.js';
import { frontProbabilities } from '../../pareto/front-probabilities.js';
import type { LatencyEvidence } from '../../pareto/latency-draws.js';
import { membershipOf } from '../../pareto/membership.js';
import { paretoFront } from '../../pareto/pareto-front.js';
import type { SweepRecord } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { violation } from '../../space/left-out-reason.js';
import { sha256Hex } from '../../space/sha256-hex.js';
import { xorshift32 } from '../../stats/xorshift32.js';
import { isTimed, latencyBounds, type TimedRow } from './latency-bounds.js';

/** Rows meet on a front only where all of these are the same. */
const FRONT_COLUMNS = [
  'sweep',
  'device',
  'slot',
  'engine',
  'threads',
  'cache',
] as const satisfies readonly (keyof Row)[];

export type FrontRules = Pick<SweepRecord, 'objectives' | 'constraints'>;

/** What rows do not say of themselves. */
export interface FrontEvidence {
  /** Whether a row may meet others on a front at all. */
  readonly enters: (row: Row) => boolean;
  /** The medians of its confirming visits, where it has them. */
  readonly visitMediansNs: (row: Row) => readonly number[] | undefined;
}

/**
 * Rows with their place on their front: sweep × device × slot × engine × threads × cache mode, by the sweep's objectives. What breaks a
 * constraint, was not timed, or may not enter is on no front.
 */
export function withFronts(
  rows: readonly Row[],
  { objectives, constraints }: FrontRules,
  { enters, visitMediansNs }: FrontEvidence,
): Row[] {
  const placed = [...rows];
  const fronts = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    if (!enters(row) || !hasObjectives(row, objectives)) continue;
    if (violation((column) => row[column], constraints) !== null) continue;
    const name = JSON.stringify(FRONT_COLUMNS.map((column) => row[column]));
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
  const membership = membershipOf(probability);
  // One visit makes nothing certain.
  const unsure = membership === 'certain' && row.visits <= 1 && objectives.some(isMeasured);
  return { ...row, front: unsure ? 'contested' : membership, front_probability: probability };
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
  const latency = objectives.find(({ column }) => column === 'latency_ns') ?? objectives.find(isMeasured);
  const fixed = objectives.filter((objective) => objective !== latency);
  const values = rows.map((row) => fixed.map(({ column }) => row[column] as number));
  const goals = fixed.map(({ goal }) => goal);
  if (latency === undefined) {
    const front = new Set(paretoFront(values, goals));
    return rows.map((_, index) => (front.has(index) ? 1 : 0));
  }
  const candidates = rows.map((row, index) => ({
    fixed: values[index]!,
    latency: evidenceOf(row as TimedRow, latency.column as LatencyColumn, visitMediansNs(row)),
  }));
  // The front's own name seeds its draws: the same rows, the same probabilities.
  const random = xorshift32(Number.parseInt(sha256Hex(name).slice(0, 8), 16));
  return frontProbabilities(candidates, { fixedGoals: goals, latencyGoal: latency.goal, random });
}

/**
 * The medians of several visits, else the interval. The 95th percentile and the kernel time have neither of their own: they get those of
 * the latency, to scale.
 */
function evidenceOf(
  row: TimedRow,
  column: LatencyColumn,
  mediansNs: readonly number[] | undefined,
): LatencyEvidence {
  const latencyNs = row[column] as number;
  const scale = latencyNs / row.latency_ns;
  if (mediansNs !== undefined && mediansNs.length > 1) {
    return { visitMediansNs: mediansNs.map((medianNs) => medianNs * scale) };
  }
  const { lowNs, highNs } = latencyBounds(row);
  return {
    latencyNs,
    lowNs: Math.min(lowNs * scale, latencyNs),
    highNs: Math.max(highNs * scale, latencyNs),
  };
}

function isMeasured({ column }: Objective): boolean {
  return LATENCY_COLUMNS.some((latency) => latency === column);
}
