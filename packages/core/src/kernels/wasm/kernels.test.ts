import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerName, LoweredLayers } from '../../block/layer.js';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { outputError } from '../../engine/verify.js';
import { arbitraryLayer } from '../fixtures/arbitrary-layers.js';
import { referenceOutput } from '../reference/reference-output.js';
import { kernelChoice } from './choose-kernel.js';
import type { KernelEntry } from './kernel.js';
import { prepareBlock } from './prepare-block.js';
import { wasmKernels } from './registry.js';

// Node 20 has relaxed SIMD behind a flag, which must be set before the first compile.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const LAYER_OF_KERNEL: { readonly [operation: string]: LayerName } = {
  conv: 'conv2d',
  gconv: 'conv2d',
  dwconv: 'conv2d',
  linear: 'linear',
  avgpool: 'averagePool',
  maxpool: 'maxPool',
  gavgpool: 'globalAveragePool',
  add: 'add',
  activation: 'activation',
  scale: 'scale',
  batchnorm: 'batchNorm',
  concat: 'concat',
  shuffle: 'channelShuffle',
};

const layerOf = ({ name }: KernelEntry): LayerName => LAYER_OF_KERNEL[name.split('-')[1]!]!;

/** Bit patterns that no kernel writes: a quiet NaN with a payload of its own. */
const POISON = 0x7fc0dead;

/**
 * Runs a block whose memory holds poison wherever it may not read or need not have written: a NaN that gets into a sum
 * comes out, and poison that is gone was written over.
 */
async function runPoisoned(lowered: LoweredLayers, kernel: KernelEntry, fusedMultiplyAdd: boolean) {
  const input = makeInput('poison', lowered);
  const weights = makeWeightSet('poison', lowered);
  const { runnable, plan, map, memory } = prepareBlock(lowered, [weights], {
    chooseKernel: kernelChoice({}, kernel.name),
    fusedMultiplyAdd,
    memoryLimitBytes: 2 ** 30,
  });
  const words = new Uint32Array(memory.buffer);
  const untouchable = new Uint8Array(words.length).fill(1);
  const mark = (start: number, bytes: number, value: number) => {
    untouchable.fill(value, start / 4, (start + bytes) / 4);
  };
  const borders: number[] = [];
  plan.tensors.forEach(({ layout }, tensor) => {
    mark(map.tensorStarts[tensor]!, layout.bytes, 2);
    for (let y = 0; y < layout.map.height; y++) {
      mark(map.origins[tensor]! + y * layout.rowBytes, layout.map.width * layout.pixelBytes, 0);
    }
  });
  mark(map.scratchStart, map.scratchBytes, 0);
  mark(map.weightsStart, map.weightSetBytes, 3);
  const before = words.slice();
  untouchable.forEach((state, word) => {
    if (state === 1 || state === 0) words[word] = POISON;
    if (state === 2) borders.push(word);
  });
  runnable.setInput(input);
  await runnable.run(1, 0);
  const overwritten = [...untouchable].filter((state, word) => state === 1 && words[word] !== POISON).length;
  const changed = [...untouchable].filter((state, word) => state >= 2 && words[word] !== before[word]).length;
  const error = outputError(runnable.output(), referenceOutput(lowered, weights, input));
  return { error, overwritten, changed };
}

describe.each([
  ['relaxed multiply-add', true],
  ['multiply and add', false],
])('with %s', (_, fusedMultiplyAdd) => {
  it.each(wasmKernels)(
    '$name agrees with the reference on every shape, and keeps to its tensors',
    async (kernel) => {
      const accepted = arbitraryLayer(layerOf(kernel)).filter(({ layers }) => kernel.accepts(layers.at(-1)!));
      await fc.assert(
        fc.asyncProperty(accepted, async (lowered) => {
          const { error, overwritten, changed } = await runPoisoned(lowered, kernel, fusedMultiplyAdd);
          expect(error).toBeLessThanOrEqual(kernel.errorBound);
          expect({ overwritten, changed }).toEqual({ overwritten: 0, changed: 0 });
        }),
        { numRuns: 20 },
      );
    },
  );
});
