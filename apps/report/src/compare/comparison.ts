import { isTimed, type Row } from '@convscape/core';
import type { Side } from './side.js';
import type { SideComparison, SideRatio } from './side-comparison.js';

/** What another side has to say of a candidate: nothing, no time and why, or a time without or with one to compare it with. */
export type OtherResult =
  | { readonly state: 'absent' }
  | { readonly state: 'untimed'; readonly row: Row }
  | { readonly state: 'alone'; readonly row: Row }
  | { readonly state: 'compared'; readonly row: Row; readonly ratio: SideRatio };

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
export function comparisons(base: Side, others: readonly SideComparison[]): readonly Comparison[] {
  const found: Comparison[] = [];
  for (const row of base.rows.values()) found.push(comparison(row, row, others));
  const seen = new Set(base.rows.keys());
  for (const { side } of others) {
    for (const [candidate, row] of side.rows) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      found.push(comparison(row, null, others));
    }
  }
  const usual = others.map((other) =>
    other.state === 'compared' && !other.comparison.isSameDevice ? (other.comparison.medianRatio ?? 1) : 1,
  );
  const order = new Map(found.map((one) => [one, changeOf(one, usual)]));
  return found.sort((a, b) => order.get(b)! - order.get(a)!);
}

function comparison(row: Row, base: Row | null, sides: readonly SideComparison[]): Comparison {
  const others = sides.map((one): OtherResult => {
    const other = one.side.rows.get(row.candidate);
    if (other === undefined) return { state: 'absent' };
    if (!isTimed(other)) return { state: 'untimed', row: other };
    const ratio = one.state === 'compared' ? one.ratios.get(row.candidate) : undefined;
    return ratio === undefined ? { state: 'alone', row: other } : { state: 'compared', row: other, ratio };
  });
  const isChanged = others.some((other, at) => sides[at]!.state === 'compared' && isChange(other, base));
  return { row, base, others, isChanged };
}

/** Beyond noise, or from having a time to having none and back. */
function isChange(other: OtherResult, base: Row | null): boolean {
  if (base === null) return false;
  if (other.state === 'compared') return other.ratio.verdict === 'faster' || other.ratio.verdict === 'slower';
  if (other.state === 'untimed') return other.row.state !== 'pending' && isTimed(base);
  return other.state === 'alone' && !isTimed(base) && base.state !== 'pending';
}

/** For sorting: what changed before what did not, a time lost or won first, then by how often the latency doubled or halved. */
function changeOf({ others, isChanged }: Comparison, usual: readonly number[]): number {
  const sizes = others.map((other, at) =>
    other.state === 'compared' && other.ratio.verdict !== 'taken-over'
      ? Math.abs(Math.log2(other.ratio.ratio / usual[at]!))
      : 0,
  );
  const isLost = isChanged && others.every((other) => other.state !== 'compared');
  return (isChanged ? 1e6 : 0) + (isLost ? 1e5 : 0) + Math.max(0, ...sizes);
}
