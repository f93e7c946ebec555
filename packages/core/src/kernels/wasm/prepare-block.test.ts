import { expect, it } from 'vitest';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { conv, placeLayers } from '../fixtures/place-layers.js';
import { CALIBRATED_KERNELS, kernelChoice } from './choose-kernel.js';
import { prepareBlock } from './prepare-block.js';

const PAGE_BYTES = 65_536;

it('gives a block one memory, of the size it was planned for, that no call can let grow', () => {
  const lowered = placeLayers({ height: 12, width: 12, channels: 16 }, [
    { layer: conv(24) },
    { layer: conv(24, { groups: 4 }) },
    { layer: conv(16) },
  ]);
  const { runnable, map, memory } = prepareBlock(lowered, [makeWeightSet('test', lowered)], {
    chooseKernel: kernelChoice({}, { algorithm: 'auto', classes: CALIBRATED_KERNELS }),
    fusedMultiplyAdd: false,
    memoryLimitBytes: 2 ** 30,
  });
  const { buffer } = memory;
  expect(buffer.byteLength).toBe(Math.ceil(map.bytes / PAGE_BYTES) * PAGE_BYTES);
  expect(() => memory.grow(1)).toThrow(RangeError);
  runnable.setInput(makeInput('test', lowered));
  runnable.run(1, 0);
  const once = runnable.output();
  runnable.run(200, 0);
  // A memory that grows detaches its buffer, and has another.
  expect(memory.buffer).toBe(buffer);
  expect(runnable.output()).toEqual(once);
});
