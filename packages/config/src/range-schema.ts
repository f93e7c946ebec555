import { z } from 'zod';
import { strictKeys } from './strict-keys.js';

export const rangeSchema = strictKeys({
  from: z.number().meta({ description: 'First value.' }),
  to: z.number().meta({ description: 'Last value, where the steps reach it.' }),
  step: z.number().optional().meta({ description: 'Added from value to value.' }),
  factor: z.number().optional().meta({ description: 'Multiplied from value to value.' }),
}).meta({
  id: 'range',
  description:
    'A range stands for the list of its values: { "from": 32, "to": 512, "step": 32 } or { "from": 32, "to": 512, "factor": 2 }.',
});
