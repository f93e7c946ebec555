import { blockKinds } from '@convscape/core';
import { expect, it } from 'vitest';
import { readSweepConfig } from './read-sweep-config.js';
import { starterConfig } from './starter-config.js';

it('is a valid sweep with several slots and kinds', () => {
  const read = readSweepConfig(starterConfig());
  expect(read).toMatchObject({ state: 'valid' });
  if (read.state === 'invalid') return;
  expect(read.config.space.slots.input.length).toBeGreaterThan(1);
  expect(new Set(read.config.space.blocks.map(({ kind }) => kind)).size).toBeGreaterThan(3);
});

it('names every block kind there is', () => {
  for (const { kind } of blockKinds) expect(starterConfig()).toContain(kind);
});
