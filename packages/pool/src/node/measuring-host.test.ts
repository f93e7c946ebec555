import { afterEach, expect, it, vi } from 'vitest';
import { faultyEngine, smallTask } from './fixtures/small-task.js';
import { MeasuringHost } from './measuring-host.js';

const hosts: MeasuringHost[] = [];
const startHost = () => {
  const host = new MeasuringHost();
  hosts.push(host);
  return host;
};

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

const turn = (engine: string, timeLimitMs: number) =>
  ({ ask: 'turn', task: smallTask(engine), alone: true, workers: 1, timeLimitMs }) as const;

it('ends a candidate that hangs, and takes the next turn in the same process', async () => {
  const host = startHost();
  expect(await host.ask(turn(faultyEngine('hangs'), 500))).toEqual({
    state: 'failed',
    reason: 'took longer than the 1 s it may take',
  });
  expect(await host.ask(turn('reference', 10_000))).toMatchObject({ state: 'timed' });
  expect(host.alive).toBe(true);
});

it("survives a candidate that fills its thread's memory", async () => {
  vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=64');
  const host = startHost();
  expect(await host.ask(turn(faultyEngine('hoards'), 20_000))).toEqual({
    state: 'failed',
    reason: 'its thread ran out of memory',
  });
  expect(await host.ask(turn('reference', 10_000))).toMatchObject({ state: 'timed' });
});

it('ends a process that does not answer in time', async () => {
  const host = startHost();
  const asked = host.ask(turn(faultyEngine('hangs'), 60_000), 300);
  await expect(asked).rejects.toMatchObject({ code: 'HOST_DIED', isOverdue: true });
  expect(host.alive).toBe(false);
});

it('outlives a Ctrl-C, which is for its parent to answer', async () => {
  const host = startHost();
  await host.ask({ ask: 'environment' });
  process.kill(host.pid!, 'SIGINT');
  process.kill(host.pid!, 'SIGTERM');
  expect(await host.ask(turn('reference', 10_000))).toMatchObject({ state: 'timed' });
});

it('gives its threads the WebAssembly features it has itself, and sets no flag whose effect does not show', async () => {
  const host = startHost();
  const { webAssemblyFeatures, v8Flags } = await host.ask({ ask: 'environment' });
  expect(webAssemblyFeatures).toContain('simd128');
  if (v8Flags.includes('--experimental-wasm-relaxed-simd'))
    expect(webAssemblyFeatures).toContain('relaxed-simd');
  const { features } = await host.ask({ ask: 'describe', engine: 'wasm' });
  expect(features).toEqual(webAssemblyFeatures);
});
