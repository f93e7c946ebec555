import type { Row } from '@convscape/core';
import type { ViewState } from '../view/view-state.js';

/** Of the candidates of a slot, those that mix as much as the view asks for: the front is drawn, listed and walked along without the others. */
export function mixingRows(rows: readonly Row[], { reach }: Pick<ViewState, 'reach'>): readonly Row[] {
  return reach === '' ? rows : rows.filter((row) => row.mixing_reach >= Number(reach));
}
