import type { SweepConfig } from '@convscape/config';
import { type CountedColumns, LATENCY_COLUMNS } from '@convscape/core';
import { usageError } from '../failure/command-error.js';

/**
 * A reference point that no candidate is better than in something counted is a slip, in its size or in its direction: every front would end with
 * a hypervolume of nothing. What is measured cannot be looked at before it is.
 * @throws {CommandError} exit 2
 */
export function refuseUselessReference(
  { objectives, referencePoint }: Pick<SweepConfig, 'objectives' | 'referencePoint'>,
  counted: readonly CountedColumns[],
): void {
  if (referencePoint === undefined) return;
  for (const { column, goal } of objectives) {
    if (LATENCY_COLUMNS.some((latency) => latency === column)) continue;
    const bound = referencePoint[column];
    if (bound === undefined) continue;
    const values = counted.map((columns) => columns[column as keyof CountedColumns]);
    const best = values.reduce((a, b) => (goal === 'minimize' ? Math.min(a, b) : Math.max(a, b)));
    if (goal === 'minimize' ? best < bound : best > bound) continue;
    throw usageError(
      `referencePoint.${column} is ${bound}, and no candidate is better: the best has ${best}`,
      `${column} is to be ${goal}d: the reference is ${goal === 'minimize' ? 'larger' : 'smaller'} than any value that counts`,
    );
  }
}
