import type { Row } from '@convscape/core';
import type { ViewState } from '../view/view-state.js';
import { meetsAcross } from './shown-rows.js';

/** Whether a row is the one whose details are shown: its candidate may have been measured on other devices and in other sweeps too. */
export function isOpenRow(row: Row, view: ViewState): boolean {
  const isOfEngine = view.across !== '' || (row.engine === view.engine && row.threads === view.threads);
  return row.candidate === view.candidate && isOfEngine && meetsAcross(row, view);
}
