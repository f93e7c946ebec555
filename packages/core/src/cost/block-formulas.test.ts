import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockSpec } from '../block/block-spec.js';
import { lowerBlock } from '../block/lower-block.js';
import type { Slot } from '../block/slot.js';
import { blockCost } from './block-cost.js';

/** h, w, c1, c2, k and g of a slot that every kind can fill: both channel counts are multiples of 4·g, c2 of c1 as well. */
const shapes = fc
  .record({
    height: fc.integer({ min: 1, max: 40 }),
    width: fc.integer({ min: 1, max: 40 }),
    groups: fc.integer({ min: 2, max: 6 }),
    quads: fc.integer({ min: 1, max: 6 }),
    multiple: fc.integer({ min: 1, max: 3 }),
    kernel: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ height, width, groups, quads, multiple, kernel }) => {
    const c1 = 4 * groups * quads;
    return { hw: height * width, height, width, c1, c2: c1 * multiple, k: kernel, g: groups };
  });

function macs(
  block: BlockSpec,
  { height, width, c1, c2 }: { height: number; width: number; c1: number; c2: number },
) {
  const slot: Slot = { input: { height, width, channels: c1 }, outputChannels: c2, stride: 1 };
  return blockCost(lowerBlock(block, slot)).macs;
}

describe('the MACs of a block at stride 1', () => {
  it('are k²c1c2 a pixel for standard, c1c2 for pointwise', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { hw, k, c1, c2 } = shape;
        expect(macs({ kind: 'standard', kernel: [k, k] }, shape)).toBe(hw * k * k * c1 * c2);
        expect(macs({ kind: 'pointwise' }, shape)).toBe(hw * c1 * c2);
      }),
    );
  });

  it('are, with g groups, 1/g of those of standard, and so are the params', () => {
    fc.assert(
      fc.property(shapes, ({ height, width, c1, c2, k, g }) => {
        const slot: Slot = { input: { height, width, channels: c1 }, outputChannels: c2, stride: 1 };
        const dense = blockCost(lowerBlock({ kind: 'standard', kernel: [k, k] }, slot));
        for (const mix of ['none', 'shuffle'] as const) {
          const grouped = blockCost(lowerBlock({ kind: 'grouped', kernel: [k, k], groups: g, mix }, slot));
          expect(grouped.macs * g).toBe(dense.macs);
          expect(grouped.params * g).toBe(dense.params);
        }
      }),
    );
  });

  it('are c1·(k²c1/g + c2) a pixel for grouped with a pointwise layer', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { hw, k, g, c1, c2 } = shape;
        const block: BlockSpec = { kind: 'grouped', kernel: [k, k], groups: g, mix: 'pointwise' };
        expect(macs(block, shape)).toBe(hw * c1 * ((k * k * c1) / g + c2));
      }),
    );
  });

  it('are k²c2 for depthwise and c1·(k² + c2) for depthwise separable, 1/c2 + 1/k² of standard', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { hw, k, c1, c2 } = shape;
        expect(macs({ kind: 'depthwise', kernel: [k, k] }, shape)).toBe(hw * k * k * c2);
        const separable = macs({ kind: 'depthwise-separable', kernel: [k, k] }, shape);
        expect(separable).toBe(hw * c1 * (k * k + c2));
        const standard = macs({ kind: 'standard', kernel: [k, k] }, shape);
        expect(separable / standard).toBeCloseTo(1 / c2 + 1 / (k * k), 12);
      }),
    );
  });

  it('are c1·m + k²m²/g + m·c2 for a bottleneck, and c1·c2 more with a projection', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { hw, k, g, c1, c2 } = shape;
        const m = c2 / 4;
        const block: BlockSpec = { kind: 'bottleneck', kernel: [k, k], groups: g };
        const expected = hw * (c1 * m + (k * k * m * m) / g + m * c2);
        expect(macs(block, shape)).toBe(expected);
        expect(macs({ ...block, shortcut: 'projection' }, shape)).toBe(expected + hw * c1 * c2);
      }),
    );
  });

  it('are 2cm/g + 9m for a ShuffleNet unit', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { hw, g, c1 } = shape;
        const m = c1 / 4;
        const unit = macs({ kind: 'shufflenet', groups: g }, { ...shape, c2: c1 });
        expect(unit).toBe(hw * ((2 * c1 * m) / g + 9 * m));
      }),
    );
  });

  it('are t·c1·(c1 + k² + c2) for an inverted residual, without the first term at t = 1', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 2, max: 6 }), (shape, t) => {
        const { hw, k, c1, c2 } = shape;
        const block: BlockSpec = { kind: 'inverted-residual', kernel: [k, k] };
        expect(macs({ ...block, expansion: t }, shape)).toBe(hw * t * c1 * (c1 + k * k + c2));
        expect(macs({ ...block, expansion: 1 }, shape)).toBe(hw * c1 * (k * k + c2));
      }),
    );
  });

  it('are k·(c1·m + m·c2) for spatially separable, m = c2 unless given', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 50 }), (shape, m) => {
        const { hw, k, c1, c2 } = shape;
        const block: BlockSpec = { kind: 'spatially-separable', kernel: [k, k] };
        expect(macs({ ...block, middleChannels: m }, shape)).toBe(hw * k * (c1 * m + m * c2));
        expect(macs(block, shape)).toBe(hw * k * (c1 * c2 + c2 * c2));
      }),
    );
  });

  it('grow by 2c·ceil(c/r) with squeeze-excite, as the params do, c being the channels of the k×k output', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 32 }), ({ height, width, c1, c2, k, g }, r) => {
        const slot: Slot = { input: { height, width, channels: c1 }, outputChannels: c2, stride: 1 };
        const kernel = [k, k] as const;
        const blocks: readonly (readonly [BlockSpec, number])[] = [
          [{ kind: 'standard', kernel }, c2],
          [{ kind: 'pointwise' }, c2],
          [{ kind: 'grouped', kernel, groups: g }, c2],
          [{ kind: 'grouped', kernel, groups: g, mix: 'pointwise' }, c1],
          [{ kind: 'depthwise', kernel }, c2],
          [{ kind: 'depthwise-separable', kernel }, c1],
          [{ kind: 'bottleneck', kernel }, c2 / 4],
          [{ kind: 'inverted-residual', kernel, expansion: 3 }, 3 * c1],
          [{ kind: 'spatially-separable', kernel }, c2],
          [{ kind: 'sequence', layers: [{ layer: 'conv2d', kernel, outputChannels: c2 }] }, c2],
        ];
        for (const [block, c] of blocks) {
          const plain = blockCost(lowerBlock(block, slot));
          const excited = blockCost(lowerBlock({ ...block, squeezeExcite: r }, slot));
          const inner = Math.ceil(c / r);
          expect(excited.macs - plain.macs).toBe(2 * c * inner);
          expect(excited.params - plain.params).toBe(2 * c * inner);
          // 3hwc for the pool and the product; the vectors between and the weights besides.
          const vectors = 4 * c + 2 * inner;
          const added = 3 * height * width * c + vectors + 2 * c * inner;
          expect(excited.memoryAccessElements - plain.memoryAccessElements).toBe(added);
        }
      }),
    );
  });
});

describe('the MACs of a block at stride 2', () => {
  const slot: Slot = { input: { height: 56, width: 56, channels: 24 }, outputChannels: 48, stride: 2 };

  it('count the first layer of an inverted residual at h·w, the others at H·W', () => {
    const { macs } = blockCost(lowerBlock({ kind: 'inverted-residual', expansion: 6 }, slot));
    expect(macs).toBe(56 * 56 * 144 * 24 + 28 * 28 * 144 * (9 + 48));
  });

  it('count c2 - c1 channels in the last layer of a ShuffleNet unit', () => {
    const { macs } = blockCost(lowerBlock({ kind: 'shufflenet', groups: 3 }, slot));
    expect(macs).toBe(56 * 56 * 24 * (12 / 3) + 28 * 28 * 12 * 9 + (28 * 28 * 12 * (48 - 24)) / 3);
  });

  it('put the stride of a bottleneck on its k×k layer', () => {
    const { macs } = blockCost(lowerBlock({ kind: 'bottleneck' }, slot));
    expect(macs).toBe(56 * 56 * 24 * 12 + 28 * 28 * (9 * 12 * 12 + 12 * 48));
  });
});
