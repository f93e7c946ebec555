import type { Row } from '@convscape/core';
import { CONDITION_NAMES, type Conditions } from '../view/view-state.js';
import { compareSlots } from './compare-slots.js';

export function meetsConditions(row: Row, conditions: Conditions): boolean {
  return CONDITION_NAMES.every((name) => row[name] === conditions[name]);
}

/** The drop-in alternatives of one slot under the same conditions. */
export interface SlotRows {
  readonly slot: string;
  readonly rows: readonly Row[];
}

/** All slots that have candidates under these conditions, in reading order. */
export function slotRows(rows: readonly Row[], conditions: Conditions): readonly SlotRows[] {
  const bySlot = new Map<string, Row[]>();
  for (const row of rows) {
    if (!meetsConditions(row, conditions)) continue;
    const known = bySlot.get(row.slot);
    if (known === undefined) bySlot.set(row.slot, [row]);
    else known.push(row);
  }
  return [...bySlot]
    .map(([slot, ofSlot]) => ({ slot, rows: ofSlot }))
    .sort((a, b) => compareSlots(a.slot, b.slot));
}
