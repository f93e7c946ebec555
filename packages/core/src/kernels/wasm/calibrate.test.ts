import '../fixtures/relaxed-simd.js';
import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../engine/engine.js';
import { CALIBRATED_KERNELS, REVECTORIZED_KERNELS } from './choose-kernel.js';
import { wasmKernels } from './registry.js';
import { createWasmEngine } from './wasm-engine.js';

const { signal } = new AbortController();

/** Advances by `stepMs` every time it is read, so that every turn takes equally long. */
function steadyClock(stepMs: number): () => number {
  let time = 0;
  return () => {
    time += stepMs;
    return time;
  };
}

describe('a calibration', () => {
  it('chooses between kernels of the registry only', () => {
    const names = wasmKernels.map(({ name }) => name);
    for (const classes of [CALIBRATED_KERNELS, REVECTORIZED_KERNELS]) {
      expect(names).toEqual(expect.arrayContaining(Object.values(classes).flat()));
    }
  });

  it('keeps every default where nothing is faster', async () => {
    const calibration = await createWasmEngine({ now: steadyClock(20) }).calibrate!(signal);
    const defaults = Object.entries(CALIBRATED_KERNELS).map(([convClass, kernels]) => [
      convClass,
      kernels[0],
    ]);
    expect(calibration).toMatchObject(Object.fromEntries(defaults));
    expect(calibration.limitGflops).toBeGreaterThan(0);
  });

  it('is plain JSON that names a kernel for every class', async () => {
    const calibration = await createWasmEngine().calibrate!(signal);
    expect(JSON.parse(JSON.stringify(calibration))).toEqual(calibration);
    for (const [convClass, kernels] of Object.entries(CALIBRATED_KERNELS)) {
      expect(kernels).toContain(calibration[convClass]);
    }
  });

  it('answers what is known as long as the code is the same, and is whole', async () => {
    const ask = async (known: Calibration, fusedMultiplyAdd = true) =>
      createWasmEngine({ fusedMultiplyAdd, now: steadyClock(20) }).calibrate!(signal, known);
    const found: Calibration = { ...(await ask({})), limitGflops: 12.3, window: 'f32-conv-4x8' };
    expect(await ask(found)).toEqual(found);
    const { window, ...cut } = found;
    expect(await ask(cut)).toMatchObject({ window: CALIBRATED_KERNELS.window[0] });
    expect(await ask({ ...found, window: 'f32-conv-9x9' })).toMatchObject({
      window: CALIBRATED_KERNELS.window[0],
    });
    const anew = await ask(found, false);
    expect(anew.code).not.toBe(found.code);
    expect(anew.limitGflops).not.toBe(found.limitGflops);
  });

  it('stops when it is told to', async () => {
    await expect(createWasmEngine().calibrate!(AbortSignal.abort())).rejects.toThrow('aborted');
  });
});
