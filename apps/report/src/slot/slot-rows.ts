import type { Row } from '@convscape/core';
import { groupOf } from '../view/condition-groups.js';
import { CONDITION_NAMES, type Conditions } from '../view/view-state.js';

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
  return groupOf(rows, conditions)?.slots ?? [];
}
