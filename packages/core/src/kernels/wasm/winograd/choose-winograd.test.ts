import '../../fixtures/relaxed-simd.js';
import { describe, expect, it } from 'vitest';
import type { LoweredLayers } from '../../../block/layer.js';
import type { AlgorithmName, Calibration, Runnable } from '../../../engine/engine.js';
import { makeInput } from '../../../engine/make-input.js';
import { makeWeightSet } from '../../../engine/make-weight-set.js';
import { verify } from '../../../engine/verify.js';
import { conv, placeLayers } from '../../fixtures/place-layers.js';
import { referenceOutput } from '../../reference/reference-output.js';
import { createWasmEngine } from '../wasm-engine.js';

const { signal } = new AbortController();
const map = (side: number, channels: number) => ({ height: side, width: side, channels });
const chain = (side: number, channels: number, length: number, groups = 1): LoweredLayers =>
  placeLayers(
    map(side, channels),
    Array.from({ length }, () => ({ layer: conv(channels, { groups, bias: true, activation: 'relu' }) })),
  );

const LARGE: Calibration = { winograd: 'f32-conv-winograd-f4x3-2x16' };
const SMALL: Calibration = { winograd: 'f32-conv-winograd-f2x3-2x16' };

function prepare(
  layers: LoweredLayers,
  algorithm: AlgorithmName,
  calibration: Calibration,
): Promise<Runnable> {
  const work = {
    layers,
    weightSets: [makeWeightSet('w', layers)],
    options: { algorithm, threads: 1, calibration },
  };
  return createWasmEngine().prepare(work, signal);
}

describe('the choice of Winograd', () => {
  it('is named by the runnable, with the largest error bound of its layers', async () => {
    const large = await prepare(chain(28, 64, 1), 'auto', LARGE);
    const direct = await prepare(chain(28, 64, 1), 'direct', LARGE);
    expect(large).toMatchObject({
      algorithm: 'winograd-f4x3',
      kernels: ['f32-conv-winograd-f4x3-2x16'],
    });
    expect(direct).toMatchObject({ algorithm: 'direct', kernels: ['f32-conv-2x16'], errorBound: 1e-5 });
    expect(large.errorBound).toBeGreaterThan(direct.errorBound);
    const mixed = placeLayers(map(28, 64), [{ layer: conv(64) }, { layer: conv(64, { groups: 64 }) }]);
    expect((await prepare(mixed, 'auto', LARGE)).errorBound).toBe(large.errorBound);
  });

  it('is left alone without a calibration, or where the probe was faster without', async () => {
    for (const calibration of [{}, { winograd: 'f32-conv-2x16' }]) {
      expect((await prepare(chain(28, 64, 1), 'auto', calibration)).algorithm).toBe('direct');
    }
  });

  it('goes up to the tiles that the probe was fastest with', async () => {
    expect((await prepare(chain(28, 64, 1), 'auto', SMALL)).algorithm).toBe('winograd-f2x3');
  });

  it('takes the register tile of pointwise layers', async () => {
    const calibration = { ...LARGE, pointwise: 'f32-conv-6x8-u4' };
    const { kernels } = await prepare(chain(28, 64, 1), 'auto', calibration);
    expect(kernels).toEqual(['f32-conv-winograd-f4x3-6x8-u4']);
  });

  it('is not made where the count sees no gain', async () => {
    expect((await prepare(chain(1, 64, 1), 'auto', LARGE)).algorithm).toBe('direct');
    expect((await prepare(chain(2, 256, 1), 'auto', LARGE)).algorithm).toBe('direct');
    expect((await prepare(chain(28, 64, 1, 32), 'auto', LARGE)).algorithm).toBe('direct');
    const first = placeLayers(map(28, 3), [{ layer: conv(64) }]);
    expect((await prepare(first, 'auto', LARGE)).algorithm).toBe('direct');
  });

  it('can be asked for where it does not gain, but not where it cannot run', async () => {
    expect((await prepare(chain(2, 256, 1), 'winograd', {})).algorithm).toBe('winograd-f2x3');
    const strided = placeLayers(map(9, 8), [{ layer: conv(8, { stride: [2, 2] }) }]);
    await expect(prepare(strided, 'winograd', LARGE)).rejects.toMatchObject({ code: 'UNSUPPORTED_WORK' });
  });

  it('stays within its bound over a chain of layers', async () => {
    const layers = chain(13, 48, 12);
    const runnable = await prepare(layers, 'auto', LARGE);
    const input = makeInput('chain', layers);
    runnable.setInput(input);
    expect(runnable.algorithm).toBe('winograd-f4x3');
    const { ok } = await verify(runnable, referenceOutput(layers, makeWeightSet('w', layers), input));
    expect(ok).toBe(true);
  });
});
