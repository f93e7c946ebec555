import { COST_COLUMNS, type Constraint, type CostColumn } from '@convscape/core';
import { z } from 'zod';
import { addOwnIssue } from './own-issue.js';
import { strictKeys } from './strict-keys.js';

const bound = z.number().min(0);

const bounds = strictKeys({
  min: bound.optional().meta({ description: 'Smallest value kept.' }),
  max: bound.optional().meta({ description: 'Largest value kept.' }),
}).superRefine(({ min, max }, context) => {
  if (min === undefined && max === undefined) {
    const hint = 'as in { "max": 2000000 }';
    addOwnIssue(context, { code: 'WRONG_BOUNDS', message: 'neither "min" nor "max" is given', hint });
  } else if (min !== undefined && max !== undefined && min > max) {
    const message = `nothing is at least ${min} and at most ${max}`;
    addOwnIssue(context, { code: 'WRONG_BOUNDS', message, hint: 'swap "min" and "max"' });
  }
});

const columns = Object.fromEntries(COST_COLUMNS.map((column) => [column, bounds.optional()]));

/** Bounds by counted column. */
export const constraintsSchema = strictKeys(columns)
  .transform((given): readonly Constraint[] =>
    Object.entries(given).flatMap(([column, range]) =>
      range === undefined
        ? []
        : {
            column: column as CostColumn,
            ...(range.min !== undefined && { min: range.min }),
            ...(range.max !== undefined && { max: range.max }),
          },
    ),
  )
  .meta({
    description:
      'Candidates outside these bounds are left out and counted: { "params": { "max": 2000000 } }.',
  });
