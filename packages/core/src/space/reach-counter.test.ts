import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowerBlock } from '../block/index.js';
import { mixing } from '../mixing/index.js';
import { enumerateSpace } from './enumerate-space.js';
import { anySpace } from './fixtures/spaces.js';
import { reachCounter } from './reach-counter.js';

it('gives the reach that mixing counts, however many blocks it has counted before', () => {
  const reachOf = reachCounter();
  fc.assert(
    fc.property(anySpace, (space) => {
      for (const { block, slot, options } of enumerateSpace({ ...space, constraints: [] })) {
        const lowered = lowerBlock(block, slot, options.chain);
        expect(reachOf(lowered)).toBe(mixing(lowered).reach);
      }
    }),
    { numRuns: 40 },
  );
});
