import { CACHE_MODES, DEFAULT_PROTOCOL } from '@convscape/core';
import { z } from 'zod';
import { strictKeys } from './strict-keys.js';

/** Relative half-widths: below a thousandth no machine holds still, above a half there is nothing left to say. */
const halfWidth = z.number().min(0.001).max(0.5);

/** How latency is taken. */
export const measureSchema = strictKeys({
  cache: z.enum(CACHE_MODES).default('hot').meta({
    description:
      'State of the caches when a call begins: "hot", as the call before left them, or "cold-weights", with weights that no cache holds.',
  }),
  screening: halfWidth.default(DEFAULT_PROTOCOL.screening.halfWidth).meta({
    description: 'Relative half-width of the interval at which the first look at a candidate ends.',
  }),
  confirmation: halfWidth.default(DEFAULT_PROTOCOL.confirmation.halfWidth).meta({
    description: 'Relative half-width at which candidates near the front are measured well enough.',
  }),
  workers: z
    .union([z.literal('auto'), z.int().min(1).max(1024)])
    .default('auto')
    .meta({ description: 'Candidates measured side by side; "auto" leaves it to the machine.' }),
})
  .prefault({})
  .meta({ description: 'How latency is taken.' });
