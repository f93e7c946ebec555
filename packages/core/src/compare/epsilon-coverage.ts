import type { Objective } from '../cost/cost.js';
import type { Row } from '../record/row.js';
import { isMeasured, splitObjectives } from '../report-document/rows/split-objectives.js';
import { frontMembers } from './front-members.js';

/** Slower by no more than this is as good: the ε of the race. */
export const LATENCY_EPSILON = 0.03;

/**
 * ε-coverage(A→B): the share of A's front points p to which B's front has an answer: a q of the same slot, engine and threads that is no
 * worse in the counted objectives, with `latency_A(q) ≤ (1 + ε) · latency_A(p)`. Both latencies are A's own: what the machine changed
 * between the two runs is no part of it. Other latencies that are objectives too are left out. Null where A's front is empty.
 * @param rows of A, one of each candidate
 * @param otherRows of B
 */
export function epsilonCoverage(
  rows: readonly Row[],
  otherRows: readonly Row[],
  objectives: readonly Objective[],
  epsilon = LATENCY_EPSILON,
): number | null {
  const front = frontMembers(rows);
  if (front.length === 0) return null;
  const own = new Map(rows.map((row) => [row.candidate, row]));
  const answers = new Map<string, Row[]>();
  for (const { candidate } of frontMembers(otherRows)) {
    const row = own.get(candidate);
    if (row === undefined) continue;
    const place = placeOf(row);
    const known = answers.get(place);
    if (known === undefined) answers.set(place, [row]);
    else known.push(row);
  }
  const counted = objectives.filter((objective) => !isMeasured(objective));
  const { latency } = splitObjectives(objectives);
  const isAnswer = (q: Row, p: Row): boolean =>
    counted.every((objective) => isNoWorse(q, p, objective)) &&
    (latency === undefined || isNoSlower(q[latency.column], p[latency.column], epsilon));
  const covered = front.filter((p) => answers.get(placeOf(p))?.some((q) => isAnswer(q, p)));
  return covered.length / front.length;
}

const placeOf = ({ slot, engine, threads }: Row): string => `${slot} ${engine} ${threads}`;

function isNoWorse(q: Row, p: Row, { column, goal }: Objective): boolean {
  const [asked, given] = [p[column], q[column]];
  if (asked === null || given === null) return false;
  return goal === 'minimize' ? given <= asked : given >= asked;
}

function isNoSlower(given: number | null, asked: number | null, epsilon: number): boolean {
  return given !== null && asked !== null && given <= (1 + epsilon) * asked;
}
