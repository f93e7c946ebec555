import type { Objective } from '@convscape/core';
import type { PlottedColumn } from '../quantity/column-text.js';

const MAXIMIZED: ReadonlySet<PlottedColumn> = new Set(['arithmetic_intensity', 'mixing_reach']);

/** Which direction of a column is better: as the sweep says, or else less cost and more mixing. */
export function columnGoal(column: PlottedColumn, objectives: readonly Objective[]): Objective['goal'] {
  const stated = objectives.find((objective) => objective.column === column);
  return stated?.goal ?? (MAXIMIZED.has(column) ? 'maximize' : 'minimize');
}
