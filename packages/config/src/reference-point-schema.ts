import { COST_COLUMNS, LATENCY_COLUMNS } from '@convscape/core';
import { z } from 'zod';
import { strictKeys } from './strict-keys.js';

/** Logarithms are taken of it: nothing but numbers above 0. */
const worst = z.number().positive();

const columns = Object.fromEntries(
  [...COST_COLUMNS, ...LATENCY_COLUMNS].map((column) => [column, worst.optional()]),
);

/** A value for each objective's column; that there is one for each, and on the right side, `referencePointProblems` sees. */
export const referencePointSchema = strictKeys(columns)
  .transform((given): { readonly [column: string]: number } =>
    Object.fromEntries(Object.entries(given).filter((entry) => entry[1] !== undefined) as [string, number][]),
  )
  .meta({
    description:
      'For each objective the value where the hypervolume of a front ends, worse than any that counts: { "macs": 1e9, "latency_ns": 5e6, "mixing_reach": 0.01 }.',
  });
