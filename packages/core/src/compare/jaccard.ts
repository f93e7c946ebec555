import type { Row } from '../record/row.js';
import { frontMembers } from './front-members.js';

/**
 * How alike the fronts of two runs are: `|A ∩ B| / |A ∪ B|` of their members, by candidate; 1 where they are the same. Null where both
 * are empty. Jaccard (1912).
 */
export function jaccard(
  rows: readonly Pick<Row, 'candidate' | 'front'>[],
  otherRows: readonly Pick<Row, 'candidate' | 'front'>[],
): number | null {
  const own = new Set(frontMembers(rows).map(({ candidate }) => candidate));
  const other = new Set(frontMembers(otherRows).map(({ candidate }) => candidate));
  const either = new Set([...own, ...other]).size;
  if (either === 0) return null;
  return [...own].filter((candidate) => other.has(candidate)).length / either;
}
