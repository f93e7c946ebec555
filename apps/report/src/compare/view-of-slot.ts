import { slotRows } from '../slot/slot-rows.js';
import { conditionGroups } from '../view/condition-groups.js';
import type { Conditions, ViewState } from '../view/view-state.js';
import type { Side } from './side.js';

/**
 * What brings a slot of a side into view: the slot alone where the conditions in view have it, otherwise with conditions of the side, the
 * engine in view if it can be.
 */
export function viewOfSlot({ run, report }: Side, slot: string, view: Conditions): Partial<ViewState> {
  const isSlot = (one: { readonly slot: string }) => one.slot === slot;
  if (slotRows(report.rows, view).some(isSlot)) return { slot, candidate: null };
  const found = conditionGroups(report.rows)
    .filter(({ slots }) => slots.some(isSlot))
    .map(({ conditions }) => conditions)
    .filter(({ sweep, device }) => sweep === run.sweep && device === run.device);
  const ofEngine = found.filter(({ engine }) => engine === view.engine);
  const conditions = ofEngine.find(({ threads }) => threads === view.threads) ?? ofEngine[0] ?? found[0];
  return { ...conditions, slot, candidate: null };
}
