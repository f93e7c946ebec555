import type { Row } from '../record/row.js';

/** The rows that are on a front, or not told apart from it: `certain` and `contested`. */
export function frontMembers<Member extends Pick<Row, 'front'>>(rows: readonly Member[]): readonly Member[] {
  return rows.filter(({ front }) => front === 'certain' || front === 'contested');
}
