import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerName, LoweredLayers } from '../../block/layer.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { arbitraryLayer } from '../fixtures/arbitrary-layers.js';
import { conv, placeLayers } from '../fixtures/place-layers.js';
import { layerShaderOf } from './layer-shader-of.js';

const LAYER_NAMES: readonly LayerName[] = [
  'conv2d',
  'linear',
  'averagePool',
  'maxPool',
  'globalAveragePool',
  'batchNorm',
  'activation',
  'channelShuffle',
  'add',
  'concat',
  'scale',
];

const bindingsOf = (code: string) => [...code.matchAll(/@binding\((\d+)\) var<storage, (\w+)> (\w+)/g)];

const lastShader = ({ layers }: LoweredLayers) => layerShaderOf(layers.at(-1)!);

const nameFor = (channels: number, side: number, ...change: Parameters<typeof conv>) =>
  lastShader(placeLayers({ height: side, width: side, channels }, [{ layer: conv(...change) }])).name;

describe('the code for a layer', () => {
  it.each(LAYER_NAMES)(
    'of kind %s reads its inputs, then its parameters, and uses whatever it binds',
    (name) => {
      fc.assert(
        fc.property(arbitraryLayer(name), (lowered) => {
          const { code, pack, workgroups } = lastShader(lowered);
          const inputs = lowered.layers.at(-1)!.inputs.map((_, input) => `input${input}`);
          const bound = [...inputs, ...(pack ? ['parameters'] : []), 'result'];
          expect(bindingsOf(code).map(([, , , buffer]) => buffer)).toEqual(bound);
          expect(bindingsOf(code).map(([, at]) => Number(at))).toEqual(bound.map((_, at) => at));
          // What is bound and not used is no part of an automatic layout, and binding it is an error.
          for (const buffer of bound)
            expect(code.split(new RegExp(`\\b${buffer}\\b`)).length).toBeGreaterThan(2);
          for (const count of workgroups) expect(count).toBeGreaterThan(0);
          expect(code).not.toMatch(/undefined|NaN|\d\.\d+u|Infinity/);
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each(LAYER_NAMES)('of kind %s packs every parameter once, and zeros beside them', (name) => {
    fc.assert(
      fc.property(arbitraryLayer(name), (lowered) => {
        const own = makeWeightSet('pack', lowered).at(-1)!;
        const given = [...(own.weights ?? []), ...(own.bias ?? [])];
        const packed = [...(lastShader(lowered).pack?.(own) ?? [])];
        const inOrder = (values: readonly number[]) =>
          values.filter((value) => value !== 0).sort((a, b) => a - b);
        expect(inOrder(packed)).toEqual(inOrder(given));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the kernel of a convolution', () => {
  it('is a product of matrices where its groups are wide, in tiles that fit the shape', () => {
    expect(nameFor(128, 56, 128)).toBe('wgsl-conv-64x64');
    expect(nameFor(128, 56, 128, { groups: 8 })).toMatch(/^wgsl-conv-\d+x16$/);
    expect(nameFor(256, 7, 256)).toBe('wgsl-conv-16x16');
  });

  it('is one of its own where a group has one channel, or few', () => {
    expect(nameFor(32, 28, 32, { groups: 32 })).toBe('wgsl-dwconv-4x4');
    expect(nameFor(30, 28, 30, { groups: 30 })).toBe('wgsl-dwconv-4x1');
    expect(nameFor(64, 28, 64, { groups: 8 })).toBe('wgsl-gconv-4x4');
    expect(nameFor(9, 28, 9, { groups: 3 })).toBe('wgsl-gconv-4x1');
  });

  it('is that of a linear layer where there is one pixel and one tap', () => {
    const none = { top: 0, left: 0, bottom: 0, right: 0 };
    expect(nameFor(64, 1, 16, { kernel: [1, 1], pads: none })).toBe('wgsl-linear-1');
    expect(nameFor(64, 1, 16, { kernel: [1, 1], stride: [3, 3] })).not.toBe('wgsl-linear-1');
  });
});
