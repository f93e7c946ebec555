import { afterEach, expect, it } from 'vitest';
import { smallTask } from './fixtures/small-task.js';
import { type HostKind, hostKindOf } from './host-kind.js';
import { MeasuringHost } from './measuring-host.js';
import { openPool } from './open-pool.js';

const FLAG = '--experimental-wasm-revectorize';
const hosts: MeasuringHost[] = [];
const startHost = (kind: HostKind) => {
  const host = new MeasuringHost(kind);
  hosts.push(host);
  return host;
};

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

it('gives the flag to no process of another engine, and keeps it only where its effect shows', async () => {
  const [plain, revectorized] = [startHost('plain'), startHost(hostKindOf('wasm-256'))];
  expect((await plain.ask({ ask: 'environment' })).v8Flags).not.toContain(FLAG);
  const { v8Flags } = await revectorized.ask({ ask: 'environment' });
  const { features } = await revectorized.ask({ ask: 'describe', engine: 'wasm-256' });
  expect(features.includes('revectorize')).toBe(v8Flags.includes(FLAG));
  expect((await plain.ask({ ask: 'describe', engine: 'wasm-256' })).features).not.toContain('revectorize');
  for (const engine of ['wasm', 'reference', './engine.js', 'toString']) {
    expect(hostKindOf(engine)).toBe('plain');
  }
});

it('measures wasm-256 beside wasm where the runtime can, and elsewhere says what that takes', async () => {
  const pool = await openPool({ workers: 1, processes: 1 });
  try {
    const [wasm, wide] = [smallTask('wasm', 'confirmation'), smallTask('wasm-256', 'confirmation')];
    expect((await pool.confirm(wasm, 0)).state).toBe('timed');
    const outcome = await pool.confirm(wide, 0);
    const { features } = await pool.describeEngine('wasm-256');
    if (features.includes('revectorize')) expect(outcome.state).toBe('timed');
    else expect(outcome).toMatchObject({ state: 'unsupported', reason: expect.stringContaining(FLAG) });
    expect((await pool.describeEngine('wasm')).features).not.toContain('revectorize');
  } finally {
    await pool.close();
  }
});
