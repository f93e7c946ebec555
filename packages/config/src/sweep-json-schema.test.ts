import { readFileSync } from 'node:fs';
import { blockKinds } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { starterConfig } from './starter-config.js';
import { sweepJsonSchema } from './sweep-json-schema.js';

const shipped = JSON.parse(readFileSync(new URL('../sweep.schema.json', import.meta.url), 'utf8'));

describe('sweep.schema.json', () => {
  it('is what the schema gives (if not: npm run build, then npm run schema --workspace @convscape/config)', () => {
    expect(shipped).toEqual(JSON.parse(JSON.stringify(sweepJsonSchema())));
  });

  it('tells an editor what every block kind is', () => {
    const kinds = shipped.properties.blocks.items.oneOf;
    expect(kinds.map((kind: { description: string }) => kind.description)).toEqual(
      blockKinds.map(({ summary }) => summary),
    );
  });

  it('takes what the reader takes, and refuses a slip', () => {
    const schema = z.fromJSONSchema(shipped);
    const config = JSON.parse(starterConfig().replace(/^\s*\/\/.*$| \/\/.*$/gm, ''));
    expect(schema.safeParse(config).success).toBe(true);
    expect(schema.safeParse({ ...config, nmae: 'slip' }).success).toBe(false);
    expect(schema.safeParse({ ...config, blocks: [{ kind: 'grouped' }] }).success).toBe(false);
  });
});
