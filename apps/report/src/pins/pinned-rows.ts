import type { Row } from '@convscape/core';
import { meetsConditions } from '../slot/slot-rows.js';
import type { Conditions } from '../view/view-state.js';

/** One row for each pinned key, in the order of the pins: that of the chosen conditions, or else of the chosen device, or else the first. */
export function pinnedRows(
  rows: readonly Row[],
  keys: readonly string[],
  conditions: Conditions,
): readonly Row[] {
  return keys.flatMap((key) => {
    const own = rows.filter((row) => row.candidate === key);
    const row =
      own.find((one) => meetsConditions(one, conditions)) ??
      own.find((one) => one.device === conditions.device) ??
      own[0];
    return row === undefined ? [] : [row];
  });
}
