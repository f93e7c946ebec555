import { DEFAULT_PROTOCOL, type Protocol } from '@convscape/core';
import { expect, it } from 'vitest';
import { NODE, PHONE, putRunOf, SWEEP, sweptStore } from '../fixtures/swept-store.js';
import { howToMeasure } from './how-to-measure.js';

const cold: Protocol = { ...DEFAULT_PROTOCOL, cache: 'cold-weights' };

it('is as Node measured last, whatever a page or a file of one says later', async () => {
  const store = await sweptStore();
  const startedAt = '2026-02-01T10:00:00.000Z';
  await putRunOf(store, NODE, { run: 'newer', seed: 8, protocol: cold, startedAt });
  const protocol = { ...DEFAULT_PROTOCOL, warmup: { ...DEFAULT_PROTOCOL.warmup, maxMs: 1e18 } };
  await putRunOf(store, PHONE, { run: 'imported', protocol, startedAt: '2026-03-01T10:00:00.000Z' });
  expect(howToMeasure((await store.readSweep(SWEEP))!)).toEqual({ seed: 8, protocol: cold });
});

it('is by default where Node measured nothing', () => {
  expect(howToMeasure({ runs: [], devices: [] })).toEqual({ seed: 1, protocol: DEFAULT_PROTOCOL });
});
