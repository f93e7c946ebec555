// Writes sweep.schema.json from the built package: `npm run schema --workspace @convscape/config`.
import { writeFileSync } from 'node:fs';
import { sweepJsonSchema } from '../dist/index.js';

const file = new URL('../sweep.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(sweepJsonSchema(), null, 2)}\n`);
