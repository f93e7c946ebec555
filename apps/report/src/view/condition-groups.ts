import type { Row } from '@convscape/core';
import { compareSlots } from '../slot/compare-slots.js';
import type { SlotRows } from '../slot/slot-rows.js';
import type { CONDITION_NAMES, Conditions } from './view-state.js';

/** The rows of one sweep, device, engine, number of threads and cache mode: what can meet on fronts. */
export interface ConditionGroup {
  readonly conditions: Conditions;
  /** In reading order. */
  readonly slots: readonly SlotRows[];
}

/** Rows do not change, and every view asks. */
const known = new WeakMap<readonly Row[], readonly ConditionGroup[]>();

/** Rows by their conditions, in the order of the first row of each. Gone through once for a document. */
export function conditionGroups(rows: readonly Row[]): readonly ConditionGroup[] {
  const groups = known.get(rows) ?? grouped(rows);
  known.set(rows, groups);
  return groups;
}

/** The group of exactly these conditions. */
export function groupOf(rows: readonly Row[], conditions: Conditions): ConditionGroup | undefined {
  return conditionGroups(rows).find((group) => alike(group.conditions, conditions));
}

function grouped(rows: readonly Row[]): readonly ConditionGroup[] {
  const groups: { readonly conditions: Conditions; readonly bySlot: Map<string, Row[]> }[] = [];
  let last: (typeof groups)[number] | undefined;
  let slot: string | undefined;
  let ofSlot: Row[] = [];
  for (const row of rows) {
    // Neighbours tend to be alike: most rows are placed by this comparison.
    if (last === undefined || !alike(row, last.conditions)) {
      last = groups.find(({ conditions }) => alike(row, conditions));
      if (last === undefined) {
        const { sweep, device, engine, threads, cache } = row;
        last = { conditions: { sweep, device, engine, threads, cache }, bySlot: new Map() };
        groups.push(last);
      }
      slot = undefined;
    }
    if (row.slot !== slot) {
      slot = row.slot;
      ofSlot = last.bySlot.get(slot) ?? [];
      last.bySlot.set(slot, ofSlot);
    }
    ofSlot.push(row);
  }
  return groups.map(({ conditions, bySlot }) => ({ conditions, slots: inReadingOrder(bySlot) }));
}

function inReadingOrder(bySlot: ReadonlyMap<string, readonly Row[]>): readonly SlotRows[] {
  return [...bySlot].map(([slot, rows]) => ({ slot, rows })).sort((a, b) => compareSlots(a.slot, b.slot));
}

/** Written out: in a loop over their names this takes ten times as long, at every row. */
function alike(a: Conditions, b: Conditions): boolean {
  return (
    a.sweep === b.sweep &&
    a.device === b.device &&
    a.engine === b.engine &&
    a.threads === b.threads &&
    a.cache === b.cache
  );
}

/** Whether a condition tells any rows apart. */
export function tellsApart(rows: readonly Row[], name: (typeof CONDITION_NAMES)[number]): boolean {
  const groups = conditionGroups(rows);
  return groups.some(({ conditions }) => conditions[name] !== groups[0]?.conditions[name]);
}
