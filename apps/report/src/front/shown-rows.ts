import type { ReportDocument, Row } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import type { SlotRows } from '../slot/slot-rows.js';
import type { ViewState } from '../view/view-state.js';
import { dominanceObjectives } from './dominance-objectives.js';
import { placedRows } from './placed-rows.js';

/** The candidates of the slot in view, of one engine or of all, with their places on the front that was asked for. */
export function shownRows(
  report: ReportDocument,
  slots: readonly SlotRows[],
  view: ShownView,
): readonly Row[] {
  const own = slots.find(({ slot }) => slot === view.slot)?.rows ?? NO_ROWS;
  if (view.across === '' && view.by === 'sweep') return own;
  const rows = view.across === '' ? own : report.rows.filter((row) => meetsAcross(row, view));
  const objectives = report.sweeps.find(({ name }) => name === view.sweep)?.objectives ?? [];
  return placedRows(rows, dominanceObjectives(view, objectives), report.runs);
}

type ShownView = Pick<
  ViewState,
  'sweep' | 'device' | 'cache' | 'slot' | 'across' | 'by' | 'x' | 'y' | 'goal'
>;

export function useShownRows(report: ReportDocument, slots: readonly SlotRows[], view: ShownView) {
  const { sweep, device, cache, slot, across, by, x, y, goal } = view;
  return useMemo(
    () => shownRows(report, slots, { sweep, device, cache, slot, across, by, x, y, goal }),
    [report, slots, sweep, device, cache, slot, across, by, x, y, goal],
  );
}

/** Whether a row stands in the slot in view, whatever ran it. */
export function meetsAcross(row: Row, view: Pick<ViewState, 'sweep' | 'device' | 'cache' | 'slot'>): boolean {
  return (
    row.slot === view.slot &&
    row.sweep === view.sweep &&
    row.device === view.device &&
    row.cache === view.cache
  );
}

const NO_ROWS: readonly Row[] = [];
