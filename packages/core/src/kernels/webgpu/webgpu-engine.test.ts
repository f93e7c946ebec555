import { describe, expect, it } from 'vitest';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { conv, placeLayers } from '../fixtures/place-layers.js';
import { leastBatchNs } from './open-gpu.js';
import { createWebGpuEngine } from './webgpu-engine.js';
import type { Surroundings } from './why-no-gpu.js';

const { signal } = new AbortController();
const layers = placeLayers({ height: 4, width: 4, channels: 4 }, [{ layer: conv(4) }]);
const work = {
  layers,
  weightSets: [makeWeightSet('gpu', layers)],
  options: { algorithm: 'auto', threads: 1 },
} as const;

const withGpu = (gpu: { requestAdapter(): Promise<unknown> }) =>
  ({ isSecureContext: true, navigator: { gpu } }) as unknown as Surroundings;

describe('the webgpu engine where there is no GPU', () => {
  it.each<[string, Surroundings, RegExp]>([
    ['outside browsers', { navigator: {} }, /^WebGPU runs in a browser: .*explore serve/],
    ['in no secure context', { isSecureContext: false, navigator: {} }, /secure context: .*https/],
    ['in a browser without WebGPU', { isSecureContext: true, navigator: {} }, /this browser has no WebGPU/],
    ['without an adapter', withGpu({ requestAdapter: async () => null }), /no adapter/],
    [
      'with an adapter that does not open',
      withGpu({
        requestAdapter: async () => ({
          limits: {},
          features: new Set(),
          requestDevice: () => Promise.reject(new Error('out of devices')),
        }),
      }),
      /does not open: out of devices/,
    ],
  ])('says why it runs nothing: %s', async (_, surroundings, reason) => {
    const engine = createWebGpuEngine(surroundings);
    await expect(engine.prepare(work, signal)).rejects.toMatchObject({
      code: 'UNSUPPORTED_WORK',
      message: expect.stringMatching(reason),
    });
    expect(await engine.describe()).toMatchObject({ name: 'webgpu', features: [] });
  });

  it('asks again for what was not there before', async () => {
    let asked = 0;
    const engine = createWebGpuEngine(
      withGpu({
        requestAdapter: async () => {
          asked++;
          return null;
        },
      }),
    );
    for (const time of [1, 2]) {
      await expect(engine.prepare(work, signal)).rejects.toThrow('no adapter');
      expect(asked).toBe(time);
    }
  });
});

describe('the least length of a batch', () => {
  it('is twenty waits for the GPU, or eighty steps of its clock, whichever is longer', () => {
    expect(leastBatchNs(0.2e6, 0)).toBe(4e6);
    expect(leastBatchNs(0.2e6, 100_000)).toBe(8e6);
  });

  it('is never so long that a visit would not end', () => {
    expect(leastBatchNs(5e6, 100_000)).toBe(20e6);
  });
});
