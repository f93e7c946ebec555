import { describe, expect, it } from 'vitest';
import type { Engine } from '../engine/engine.js';
import { referenceEngine } from '../kernels/reference/reference-engine.js';
import { wasmEngine } from '../kernels/wasm/wasm-engine.js';
import { makeCandidate } from '../space/candidate-key.js';
import { DEFAULT_PROTOCOL } from './protocol.js';
import { takeLayers } from './take-layers.js';

const slot = { input: { height: 8, width: 8, channels: 16 }, outputChannels: 16, stride: 1 };
const protocol = {
  ...DEFAULT_PROTOCOL,
  cache: 'cold-weights' as const,
  warmup: { ...DEFAULT_PROTOCOL.warmup, minMs: 1, maxMs: 20 },
  screening: { ...DEFAULT_PROTOCOL.screening, minBatches: 6, maxBatches: 6 },
};
const clock = { nowNs: () => performance.now() * 1e6 };
const { signal } = new AbortController();
const layersOf = (kind: string, engine: Engine = wasmEngine, algorithm: 'auto' | 'fused' = 'auto') => {
  const options = { algorithm, threads: 1, chain: 2 } as const;
  const candidate = makeCandidate({ slot, block: { kind, kernel: [3, 3] }, engine: engine.name, options });
  return takeLayers({ candidate, engine, protocol, clock, signal });
};

describe('takeLayers', () => {
  it.each([wasmEngine, referenceEngine])('times the block and each of its layers alone', async (engine) => {
    const outcome = await layersOf('depthwise-separable', engine);
    if (outcome.state !== 'timed') throw new Error(outcome.reason);
    expect(outcome.layers).toHaveLength(2);
    for (const { estimate } of [{ estimate: outcome.block }, ...outcome.layers]) {
      expect(estimate.batches).toBe(6);
      expect(estimate.lowNs).toBeGreaterThan(0);
      expect(estimate.lowNs).toBeLessThanOrEqual(estimate.latencyNs);
      expect(estimate.latencyNs).toBeLessThanOrEqual(estimate.highNs);
    }
    expect(outcome.layers[0]!.kernel).toMatch(/conv/);
  });

  it('says why where layers cannot be told apart', async () => {
    expect(await layersOf('standard')).toEqual({ state: 'untold', reason: 'the block is one layer' });
    expect(await layersOf('depthwise-separable', wasmEngine, 'fused')).toMatchObject({
      state: 'untold',
      reason: expect.stringContaining('fused'),
    });
    const whole: Engine = {
      ...referenceEngine,
      async prepare(work, signal) {
        const { runLayer: _, ...runnable } = await referenceEngine.prepare(work, signal);
        return runnable;
      },
    };
    expect(await layersOf('depthwise-separable', whole)).toMatchObject({
      state: 'untold',
      reason: expect.stringContaining('as a whole'),
    });
  });

  it('never times the layers of a wrong answer', async () => {
    const wrong: Engine = {
      ...referenceEngine,
      async prepare(work, signal) {
        const runnable = await referenceEngine.prepare(work, signal);
        return { ...runnable, output: () => runnable.output().map((value) => value * 1.5) };
      },
    };
    expect(await layersOf('depthwise-separable', wrong)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('wrong answer'),
    });
  });
});
