import '../fixtures/relaxed-simd.js';
import { describe, expect, it } from 'vitest';
import type { Conv2d } from '../../block/layer.js';
import { UnsupportedWorkError, type Work } from '../../engine/engine.js';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { verify } from '../../engine/verify.js';
import { referenceOutput } from '../reference/index.js';
import { createWasm256Engine } from './wasm-256-engine.js';

const { signal } = new AbortController();

const map = { height: 9, width: 11, channels: 24 };
const conv: Conv2d = {
  layer: 'conv2d',
  outputChannels: 44,
  kernel: [3, 3],
  stride: [1, 1],
  dilation: [1, 1],
  groups: 1,
  pads: { top: 1, left: 1, bottom: 1, right: 1 },
  bias: true,
  activation: 'relu',
};
const output = { ...map, channels: conv.outputChannels };
const layers = {
  input: map,
  output,
  layers: [{ layer: conv, role: 'test', inputs: [-1], inputShapes: [map], output }],
};
const work: Work = {
  layers,
  weightSets: [makeWeightSet('wasm-256', layers)],
  options: { algorithm: 'direct', threads: 1 },
};

describe('the wasm-256 engine', () => {
  it('runs nothing where operations are not joined, and says what that takes', async () => {
    const engine = createWasm256Engine({ revectorizes: () => false });
    expect((await engine.describe()).features).not.toContain('revectorize');
    expect(await engine.calibrate!(signal)).toEqual({ revectorize: false });
    const prepared = engine.prepare(work, signal);
    await expect(prepared).rejects.toBeInstanceOf(UnsupportedWorkError);
    await expect(prepared).rejects.toThrow('--experimental-wasm-revectorize');
  });

  it('runs the same kernels in wider tiles, right to the last channel', async () => {
    const engine = createWasm256Engine({ revectorizes: () => true });
    expect(await engine.describe()).toMatchObject({
      name: 'wasm-256',
      features: expect.arrayContaining(['revectorize']),
    });
    const runnable = await engine.prepare(work, signal);
    expect(runnable.kernels).toEqual(['f32-conv-6x16-u4']);
    const input = makeInput('wasm-256', layers);
    runnable.setInput(input);
    const reference = referenceOutput(layers, work.weightSets[0]!, input);
    expect(await verify(runnable, reference)).toMatchObject({ ok: true, positions: 9 * 11 * 44 });
  });

  it('calibrates between wide tiles, and says that it did', async () => {
    const calibration = await createWasm256Engine({ revectorizes: () => true }).calibrate!(signal);
    expect(calibration).toMatchObject({ revectorize: true, window: expect.stringContaining('6x16') });
  });
});
