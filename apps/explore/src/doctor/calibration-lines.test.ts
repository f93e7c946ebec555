import { expect, it } from 'vitest';
import { calibrationLines } from './calibration-lines.js';

it('says the limit, and the kernel of each class', () => {
  const calibration = {
    limitGflops: 57.5,
    code: '5f3a',
    pointwise: 'f32-conv-2x16',
    window: 'f32-conv-6x8-u4',
  };
  expect(calibrationLines({ engine: 'wasm', state: 'calibrated', calibration })).toEqual([
    'wasm: at most 57.5 GFLOP/s on one thread',
    '  pointwise  f32-conv-2x16',
    '  window     f32-conv-6x8-u4',
  ]);
});

it('says where an engine is not to be had, or fails', () => {
  const [missing] = calibrationLines({
    engine: 'wasm-256',
    state: 'calibrated',
    calibration: { revectorize: false },
  });
  expect(missing).toContain('not available: takes Node 24');
  expect(calibrationLines({ engine: 'wasm', state: 'failed', reason: 'no SIMD' })).toEqual([
    'wasm: not calibrated: no SIMD',
  ]);
});
