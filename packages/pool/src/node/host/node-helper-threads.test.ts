import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import {
  type HelperThreads,
  type HelperWork,
  lowerBlock,
  makeInput,
  makeWeightSet,
  type Runnable,
  wasmEngine,
} from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { NodeHelperThreads } from './node-helper-threads.js';

const { signal } = new AbortController();
const slot = { input: { height: 13, width: 9, channels: 16 }, outputChannels: 16, stride: 1 };
const layers = lowerBlock({ kind: 'inverted-residual', expansion: 2, squeezeExcite: 4 }, slot, 2);

/** Helpers, whatever the machine has: three threads on one core take turns, and come to the same. */
class EnoughThreads extends NodeHelperThreads {
  override get most(): number {
    return 3;
  }
}

async function prepare(threads: number, helperThreads: HelperThreads): Promise<Runnable> {
  const options = { algorithm: 'direct', threads } as const;
  const runnable = await wasmEngine.prepare(
    { layers, weightSets: [makeWeightSet('threads', layers)], options, helperThreads },
    signal,
  );
  runnable.setInput(makeInput('threads', layers));
  return runnable;
}

describe('helper threads', () => {
  it('come to what one thread comes to, call after call, block after block, in any order', async () => {
    const helpers = new EnoughThreads();
    const alone = await prepare(1, helpers);
    alone.run(1, 0);
    const expected = alone.output();
    const two = await prepare(2, helpers);
    const three = await prepare(3, helpers);
    for (const runnable of [two, three, two, two, three]) {
      runnable.run(25, 0);
      expect(runnable.output()).toEqual(expected);
    }
    two.runLayer?.(0, 3);
    expect(two.kernelHash).not.toBe(alone.kernelHash);
    three.dispose();
    two.run(2, 0);
    expect(two.output()).toEqual(expected);
  });

  it('that hold too much memory are started anew, and serve whom they served before', async () => {
    const helpers = new EnoughThreads();
    const first = await prepare(2, helpers);
    first.run(1, 0);
    const expected = first.output();
    const [before] = helpers.systemThreadIds;
    // Each is a block's memory of its own.
    for (let block = 0; block < 120; block++) {
      const other = await prepare(2, helpers);
      other.run(1, 0);
      other.dispose();
    }
    expect(helpers.systemThreadIds).toHaveLength(1);
    if (before !== undefined) expect(helpers.systemThreadIds).not.toContain(before);
    first.run(3, 0);
    expect(first.output()).toEqual(expected);
  });

  it('that fail are told of, by what they say, and end nothing but their block', async () => {
    const helpers = new EnoughThreads();
    // The loops of a thread that the module does not know of.
    const broken: HelperThreads = {
      most: 2,
      whyNotMore: 'enough',
      async start(count) {
        const real = await helpers.start(count);
        return real.map((helper) => ({
          alive: true,
          serve(work: HelperWork, leave: () => void) {
            helper.serve({ ...work, thread: 9 }, leave);
          },
        }));
      },
    };
    const runnable = await prepare(2, broken);
    expect(() => runnable.run(3, 0)).toThrow(/^a helper thread failed: TypeError/);
    expect(() => runnable.run(1, 0)).toThrow(/^a helper thread failed/);
    const other = await prepare(2, helpers);
    other.run(1, 0);
    expect(other.output().some(Number.isNaN)).toBe(false);
  });

  it.skipIf(!existsSync('/proc/self/task'))(
    'end with the thread that they help, under way or not',
    async () => {
      const threadsNow = () => readdirSync('/proc/self/task').length;
      const before = threadsNow();
      const measuring = new Worker(new URL('../fixtures/endless-threads.mjs', import.meta.url));
      await once(measuring, 'message');
      expect(threadsNow()).toBeGreaterThanOrEqual(before + 3);
      await measuring.terminate();
      while (threadsNow() > before) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  );
});
