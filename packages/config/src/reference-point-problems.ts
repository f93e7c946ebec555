import type { Constraint, Objective } from '@convscape/core';
import type { ConfigProblem } from './config-problem.js';
import { constraintsSchema } from './constraints-schema.js';
import { type JsonDocument, problemAt, valueAt } from './json-document.js';
import { objectivesSchema } from './objectives-schema.js';
import { referencePointSchema } from './reference-point-schema.js';

/**
 * What is wrong with the reference point beside the objectives: an objective without a value, a value without an objective, and a value
 * that nothing can be better than. Looked at by itself, so that a slip elsewhere in the file does not hide it.
 */
export function referencePointProblems(document: JsonDocument): readonly ConfigProblem[] {
  const written = valueAt(document, ['referencePoint']);
  const reference = referencePointSchema.safeParse(written.value);
  const objectives = objectivesSchema.safeParse(valueAt(document, ['objectives']).value);
  if (!written.isGiven || !reference.success || !objectives.success) return [];
  const bounds = constraintsSchema.safeParse(valueAt(document, ['constraints']).value ?? {});
  const constraints = bounds.success ? bounds.data : [];
  const point = reference.data;
  const lacking = objectives.data.map(({ column }) => column).filter((column) => point[column] === undefined);
  const counted = new Set<string>(objectives.data.map(({ column }) => column));
  return [
    ...(lacking.length === 0
      ? []
      : [
          problemAt(document, ['referencePoint'], {
            code: 'MISSING',
            message: `no value for ${lacking.join(', ')}`,
            hint: 'each objective has one, worse than any that counts: larger where it is minimized, smaller where it is maximized',
          }),
        ]),
    ...Object.keys(point)
      .filter((column) => !counted.has(column))
      .map((column) =>
        problemAt(document, ['referencePoint', column], {
          code: 'NOT_AN_OBJECTIVE',
          message: `${column} is no objective of this sweep`,
          hint: `take it out, or add it to "objectives"; they are ${[...counted].join(', ')}`,
          place: 'key',
        }),
      ),
    ...objectives.data.flatMap((objective) => {
      const value = point[objective.column];
      const best = value === undefined ? undefined : unbeatable(objective, value, constraints);
      if (best === undefined) return [];
      return problemAt(document, ['referencePoint', objective.column], {
        code: 'WRONG_REFERENCE',
        message: `no candidate is better than this: ${best}`,
        hint: `${objective.column} is to be ${objective.goal}d: the reference is ${objective.goal === 'minimize' ? 'larger' : 'smaller'} than any value that counts`,
      });
    }),
  ];
}

/** Why nothing is better than `value`, as far as the file alone tells. */
function unbeatable(
  { column, goal }: Objective,
  value: number,
  constraints: readonly Constraint[],
): string | undefined {
  const bound = constraints.find((constraint) => constraint.column === column);
  if (goal === 'minimize') {
    const least = bound?.min;
    return least !== undefined && value <= least ? `constraints leave ${least} and more` : undefined;
  }
  if (column === 'mixing_reach' && value >= 1) return 'a reach is 1 at the most';
  const most = bound?.max;
  return most !== undefined && value >= most ? `constraints leave ${most} and less` : undefined;
}
