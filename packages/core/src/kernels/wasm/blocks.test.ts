import '../fixtures/relaxed-simd.js';
import { describe, expect, it } from 'vitest';
import type { BlockSpec } from '../../block/block-spec.js';
import { blockKinds } from '../../block/catalogue.js';
import { lowerBlock } from '../../block/lower-block.js';
import type { Slot } from '../../block/slot.js';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { verify } from '../../engine/verify.js';
import { referenceOutput } from '../reference/reference-output.js';
import { createWasmEngine } from './wasm-engine.js';

const { signal } = new AbortController();

function slot(side: number, inputChannels: number, outputChannels = inputChannels, stride = 1): Slot {
  return { input: { height: side, width: side, channels: inputChannels }, outputChannels, stride };
}

const BLOCKS: readonly (readonly [BlockSpec, Slot])[] = [
  [{ kind: 'standard', kernel: [5, 3], bias: true, activation: 'hard-swish' }, slot(15, 12, 20, 2)],
  [{ kind: 'pointwise', squeezeExcite: 4 }, slot(7, 58)],
  [{ kind: 'grouped', groups: 4, mix: 'shuffle', activation: 'relu' }, slot(14, 16)],
  [{ kind: 'grouped', groups: 8, mix: 'pointwise', squeezeExcite: 4 }, slot(13, 24, 48, 2)],
  [{ kind: 'depthwise', kernel: [7, 7], dilation: [2, 2] }, slot(14, 30)],
  [{ kind: 'depthwise-separable', kernel: [5, 5], activation: 'relu6' }, slot(14, 30, 116, 2)],
  [{ kind: 'bottleneck', groups: 4, activation: 'relu' }, slot(14, 64)],
  [{ kind: 'shufflenet', groups: 2, activation: 'relu' }, slot(14, 48)],
  [{ kind: 'inverted-residual', expansion: 6, activation: 'hard-swish', squeezeExcite: 4 }, slot(14, 24)],
  [{ kind: 'spatially-separable', kernel: [7, 7] }, slot(10, 12)],
  [
    {
      kind: 'sequence',
      layers: [
        { layer: 'conv2d', id: 'a', kernel: [3, 3] },
        { layer: 'averagePool', id: 'b', kernel: [3, 3], padding: 'same' },
        { layer: 'concat', id: 'c', from: ['a', 'b'] },
        { layer: 'conv2d', kernel: [1, 1], outputChannels: 20 },
      ],
    },
    slot(9, 20),
  ],
];

describe('whole blocks on the wasm engine', () => {
  it('cover every kind of the catalogue', () => {
    const kinds = new Set(BLOCKS.map(([block]) => block.kind));
    expect([...kinds].sort()).toEqual(blockKinds.map(({ kind }) => kind).sort());
  });

  it.each(BLOCKS)('agree with the reference, alone and in a chain: %j', async (block, wanted) => {
    const chains = wanted.stride === 1 && wanted.outputChannels === wanted.input.channels ? [1, 3] : [1];
    for (const chain of chains) {
      const lowered = lowerBlock(block, wanted, chain);
      const weights = makeWeightSet('block', lowered);
      const input = makeInput('block', lowered);
      const work = {
        layers: lowered,
        weightSets: [weights],
        options: { algorithm: 'auto', threads: 1 } as const,
      };
      const runnable = await createWasmEngine().prepare(work, signal);
      runnable.setInput(input);
      expect(await verify(runnable, referenceOutput(lowered, weights, input))).toMatchObject({ ok: true });
    }
  });
});
