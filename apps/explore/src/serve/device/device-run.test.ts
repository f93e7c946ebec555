import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCandidate } from '@convscape/core';
import { openStore } from '@convscape/store';
import { expect, it } from 'vitest';
import { runRecord } from '../../sweep/fixtures/run-record.js';
import { VisitLog } from '../../sweep/visit-log.js';
import { workOf } from '../../sweep/work-of.js';
import type { Session } from '../access/sessions.js';
import { DeviceRun } from './device-run.js';

const page = (name: string): Session => ({
  name,
  purpose: 'device',
  seenAtMs: 0,
  heardAtMs: 0,
  refused: 0,
  pauses: 0,
  devices: new Set(),
});

/** What two pages of one device are answered that ask for a turn one after the other, and what the second is once the first has given up. */
async function answersTo(engines: readonly string[]): Promise<readonly string[]> {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), 'convscape-')), 'database.sqlite'), {
    mode: 'write',
  });
  const candidates = engines.map((engine, index) => ({
    candidate: makeCandidate({
      slot: { input: { height: 8, width: 8, channels: 4 * (index + 1) }, outputChannels: 16, stride: 1 },
      block: { kind: 'standard' },
      engine,
    }),
    counted: { macs: 1 },
  }));
  const asked = { counted: candidates, objectives: [{ column: 'latency_ns', goal: 'minimize' }] } as const;
  const run = new DeviceRun(store, workOf(asked, { run: runRecord(), log: new VisitLog([]) }));
  const [first, second] = [page('first'), page('second')];
  const states = [(await run.next(first, 0)).state, (await run.next(second, 0)).state];
  run.release(first);
  states.push((await run.next(second, 0)).state);
  await store.close();
  return states;
}

it('hands pages of one device turns side by side', async () => {
  expect(await answersTo(['wasm', 'wasm'])).toEqual(['turn', 'turn', 'turn']);
});

it('hands out what runs on the GPU alone: pages have one between them', async () => {
  expect(await answersTo(['webgpu', 'webgpu'])).toEqual(['turn', 'wait', 'turn']);
  expect(await answersTo(['webgpu', 'wasm'])).toEqual(['turn', 'wait', 'turn']);
});
