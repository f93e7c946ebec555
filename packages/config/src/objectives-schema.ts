import { COST_COLUMNS, DEFAULT_OBJECTIVES, LATENCY_COLUMNS, type Objective } from '@convscape/core';
import { z } from 'zod';
import { addOwnIssue } from './own-issue.js';
import { strictKeys } from './strict-keys.js';

const objective = strictKeys({
  column: z
    .enum([...COST_COLUMNS, ...LATENCY_COLUMNS])
    .meta({ description: 'A counted or a measured column.' }),
  goal: z.enum(['minimize', 'maximize']).meta({ description: 'The direction that is better.' }),
});

export const objectivesSchema = z
  .array(objective)
  .min(1)
  .max(COST_COLUMNS.length + LATENCY_COLUMNS.length)
  .superRefine((objectives, context) => {
    const columns = objectives.map(({ column }) => column);
    columns.forEach((column, index) => {
      if (columns.indexOf(column) === index) return;
      addOwnIssue(context, {
        code: 'DUPLICATE_VALUE',
        path: [index, 'column'],
        message: `${column} is an objective already`,
        hint: 'name each column once',
      });
    });
    if (columns.some((column) => LATENCY_COLUMNS.some((latency) => latency === column))) return;
    addOwnIssue(context, {
      code: 'NO_LATENCY_OBJECTIVE',
      message: 'no objective is a latency: what was measured would not count',
      hint: 'add { "column": "latency_ns", "goal": "minimize" }',
    });
  })
  .default([...DEFAULT_OBJECTIVES])
  .meta({ description: 'What fronts are made of. At least one column is a latency.' }) as z.ZodType<
  readonly Objective[]
>;
