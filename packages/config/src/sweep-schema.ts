import { ALGORITHM_NAMES } from '@convscape/core';
import { z } from 'zod';
import { axis, numberAxis } from './axis.js';
import { blockAxes } from './block-schema.js';
import { constraintsSchema } from './constraints-schema.js';
import { measureSchema } from './measure-schema.js';
import { objectivesSchema } from './objectives-schema.js';
import { referencePointSchema } from './reference-point-schema.js';
import { slotsSchema } from './slots-schema.js';
import { strictKeys } from './strict-keys.js';
import { text } from './text-schema.js';

/** Every block is an entry with axes of its own: a file of more is better split. */
export const MAX_BLOCKS = 256;

/** More than any machine that runs one block has. */
const MOST_THREADS = 1024;

const engine = text(500);

export const chainSchema = z
  .int()
  .min(1)
  .max(1000)
  .default(1)
  .meta({ description: 'Run the block this many times in a row, its output feeding it again.' });

/** `sweep.json`, version 1: the one source of its structure, its defaults and its JSON Schema. */
export const sweepSchema = strictKeys({
  $schema: z.string().optional().meta({ description: 'Where an editor finds this schema.' }),
  version: z.literal(1).meta({ description: 'Version of this format.' }),
  name: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,80}$/, {
      error: 'a name has 1 to 80 letters, digits, dots, dashes or underscores',
    })
    .meta({ description: 'The sweep is its name: the same name in the same database goes on where it was.' }),
  slots: slotsSchema,
  blocks: z
    .array(blockAxes)
    .min(1)
    .max(MAX_BLOCKS)
    .meta({ description: 'The blocks to put into every slot.' }),
  engines: axis(engine).prefault(['wasm']).meta({
    description:
      'What runs the blocks: "wasm", "wasm-256", "webgpu" (in browsers), "reference", the x of an installed @convscape/engine-x, or a path.',
  }),
  measure: measureSchema,
  objectives: objectivesSchema,
  referencePoint: referencePointSchema.optional(),
  constraints: constraintsSchema.prefault({}),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1)
    .meta({ description: 'Seeds the sample and the measuring order; never the weights.' }),
  sample: z
    .int()
    .min(1)
    .max(10_000_000)
    .optional()
    .meta({ description: 'Measure this many candidates, drawn by the seed, instead of all.' }),
  threads: numberAxis(z.int().min(1).max(MOST_THREADS)).prefault([1]).meta({
    description:
      'Threads that run one block together, the rows of outputs split among them. Where they cannot all run at the same moment, a block is unsupported.',
  }),
  algorithm: axis(z.enum(ALGORITHM_NAMES)).prefault(['auto']).meta({
    description:
      '"auto" leaves the choice to the engine; "direct" forbids all but plain sums, layer by layer; "winograd" and "fused" (depthwise and pointwise in one) ask for one: a block where it cannot run is unsupported.',
  }),
  chain: chainSchema,
}).meta({ title: 'convscape sweep, version 1' });
