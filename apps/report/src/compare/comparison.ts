import { isTimed, median, type Row } from '@convscape/core';
import type { ChosenSides } from './chosen-sides.js';
import { type RunRatio, runRatio } from './run-ratio.js';
import type { Side } from './side.js';

/** What another side has to say of a candidate: nothing, no time and why, or a time without or with one to compare it with. */
export type OtherResult =
  | { readonly state: 'absent' }
  | { readonly state: 'untimed'; readonly row: Row }
  | { readonly state: 'alone'; readonly row: Row }
  | { readonly state: 'compared'; readonly row: Row; readonly ratio: RunRatio };

/** One candidate on all chosen sides; `others` are in the order of the sides. */
export interface Comparison {
  /** As the base has it, or else the first side that has it. */
  readonly row: Row;
  /** Null where the base does not have the candidate. */
  readonly base: Row | null;
  readonly others: readonly OtherResult[];
  readonly isChanged: boolean;
}

/**
 * Every candidate of the chosen sides, those first that changed most beyond noise. On another device everything changes: there it is
 * the departure from the median of all ratios that counts.
 */
export function comparisons({ base, others }: ChosenSides): readonly Comparison[] {
  const found: Comparison[] = [];
  for (const row of base.rows.values()) found.push(comparison(row, base, row, others));
  const seen = new Set(base.rows.keys());
  for (const side of others) {
    for (const [candidate, row] of side.rows) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      found.push(comparison(row, base, null, others));
    }
  }
  const usual = others.map(({ run }, at) =>
    run.device === base.run.device ? 1 : (medianRatio(found, at) ?? 1),
  );
  const order = new Map(found.map((one) => [one, changeOf(one, usual)]));
  return found.sort((a, b) => order.get(b)! - order.get(a)!);
}

function comparison(row: Row, base: Side, baseRow: Row | null, sides: readonly Side[]): Comparison {
  const others = sides.map((side): OtherResult => {
    const other = side.rows.get(row.candidate);
    if (other === undefined) return { state: 'absent' };
    if (!isTimed(other)) return { state: 'untimed', row: other };
    if (baseRow === null || !isTimed(baseRow)) return { state: 'alone', row: other };
    const ratio = runRatio({ row: baseRow, run: base.run }, { row: other, run: side.run });
    return { state: 'compared', row: other, ratio };
  });
  return { row, base: baseRow, others, isChanged: others.some((other) => isChange(other, baseRow)) };
}

/** Beyond noise, or from having a time to having none and back. */
function isChange(other: OtherResult, base: Row | null): boolean {
  if (other.state === 'compared') return CHANGED.has(other.ratio.verdict);
  if (other.state === 'untimed') return other.row.state !== 'pending' && base !== null && isTimed(base);
  return other.state === 'alone' && base !== null && base.state !== 'pending';
}

const CHANGED: ReadonlySet<RunRatio['verdict']> = new Set(['faster', 'slower']);

/** The median ratio of all candidates that the side at this place and the base have timed. */
export function medianRatio(all: readonly Comparison[], at: number): number | null {
  const ratios = all.flatMap(({ others }) => {
    const result = others[at];
    return result?.state === 'compared' ? [result.ratio.ratio] : [];
  });
  return ratios.length === 0 ? null : median(ratios);
}

/** For sorting: what changed before what did not, a time lost or won first, then by how often the latency doubled or halved. */
function changeOf({ others, isChanged }: Comparison, usual: readonly number[]): number {
  const largest = Math.max(
    0,
    ...others.map((other, at) =>
      other.state === 'compared' ? Math.abs(Math.log2(other.ratio.ratio / usual[at]!)) : 0,
    ),
  );
  const isLost = isChanged && others.every((other) => other.state !== 'compared');
  return (isChanged ? 1e6 : 0) + (isLost ? 1e5 : 0) + largest;
}
