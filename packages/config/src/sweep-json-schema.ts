import { z } from 'zod';
import { sweepSchema } from './sweep-schema.js';

/** The JSON Schema (draft 2020-12) of `sweep.json`, for editors: what stands in `sweep.schema.json`. */
export function sweepJsonSchema() {
  return z.toJSONSchema(sweepSchema, { io: 'input' });
}
