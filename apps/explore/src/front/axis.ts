import { COST_COLUMNS, LATENCY_COLUMNS, type Objective } from '@convscape/core';
import { InvalidArgumentError } from 'commander';

const COLUMNS: readonly Objective['column'][] = [...COST_COLUMNS, ...LATENCY_COLUMNS];

/** More of these is better, unless the user says otherwise. */
const MAXIMIZED: ReadonlySet<Objective['column']> = new Set(['mixing_reach', 'arithmetic_intensity']);

/** `macs` or `params:maximize`: a column of the rows, and which way is better. */
export function parseAxis(text: string): Objective {
  const [name, goal, ...rest] = text.split(':');
  const column = COLUMNS.find((known) => known === name);
  if (!column) throw new InvalidArgumentError(`Columns are ${COLUMNS.join(', ')}.`);
  if (rest.length > 0 || (goal !== undefined && goal !== 'minimize' && goal !== 'maximize')) {
    throw new InvalidArgumentError(`Directions are ${column}:minimize and ${column}:maximize.`);
  }
  return { column, goal: goal ?? (MAXIMIZED.has(column) ? 'maximize' : 'minimize') };
}
