import '../fixtures/relaxed-simd.js';
import { describe, expect, it } from 'vitest';
import { blockKinds } from '../../block/catalogue.js';
import { lowerBlock } from '../../block/lower-block.js';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { verify } from '../../engine/verify.js';
import { BLOCKS_OF_EVERY_KIND } from '../fixtures/blocks-of-every-kind.js';
import { referenceOutput } from '../reference/reference-output.js';
import { createWasmEngine } from './wasm-engine.js';

const { signal } = new AbortController();

describe('whole blocks on the wasm engine', () => {
  it('cover every kind of the catalogue', () => {
    const kinds = new Set(BLOCKS_OF_EVERY_KIND.map(([block]) => block.kind));
    expect([...kinds].sort()).toEqual(blockKinds.map(({ kind }) => kind).sort());
  });

  it.each(BLOCKS_OF_EVERY_KIND)(
    'agree with the reference, alone and in a chain: %j',
    async (block, wanted) => {
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
    },
  );
});
