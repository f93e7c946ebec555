import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBlock } from '../block/lower-block.js';
import { blockCost } from './block-cost.js';
import { CostOverflowError, exactProduct, exactSum } from './exact.js';

describe('exact counts', () => {
  it('agree with integers of any size, or are refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 6 }),
        (factors) => {
          const exact = factors.reduce((product, factor) => product * BigInt(factor), 1n);
          if (exact > BigInt(Number.MAX_SAFE_INTEGER))
            expect(() => exactProduct('n', factors)).toThrow(CostOverflowError);
          else expect(BigInt(exactProduct('n', factors))).toBe(exact);
        },
      ),
    );
  });

  it('refuse a sum past the last exact integer', () => {
    expect(exactSum('n', [Number.MAX_SAFE_INTEGER - 1, 1])).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => exactSum('n', [Number.MAX_SAFE_INTEGER, 1])).toThrow(CostOverflowError);
  });

  it('refuse a block too large to count, and say what overflowed and what to do', () => {
    const channels = 4_000_000;
    const slot = { input: { height: 4096, width: 4096, channels }, outputChannels: channels, stride: 1 };
    expect(() => blockCost(lowerBlock({ kind: 'pointwise' }, slot))).toThrow(
      /MACs of pointwise.*not be exact.*fewer channels/,
    );
  });
});
