import type { Row } from '../../record/row.js';

/** A run that calls more of its fronts' members contested than this has not decided. */
export const MOST_CONTESTED = 0.3;

/** How far fronts are decided. */
export interface ContestedShare {
  readonly certain: number;
  readonly contested: number;
  /** contested / (certain + contested); null where nothing is on a front. */
  readonly share: number | null;
  /** `none`: nothing is on a front, so there is nothing to decide. */
  readonly verdict: 'decided' | 'undecided' | 'none';
}

/** Of the members of these rows' fronts, the certain and the contested ones, how many are contested. */
export function contestedShare(rows: readonly Pick<Row, 'front'>[]): ContestedShare {
  const certain = rows.filter(({ front }) => front === 'certain').length;
  const contested = rows.filter(({ front }) => front === 'contested').length;
  if (certain + contested === 0) return { certain, contested, share: null, verdict: 'none' };
  const share = contested / (certain + contested);
  return { certain, contested, share, verdict: share > MOST_CONTESTED ? 'undecided' : 'decided' };
}
