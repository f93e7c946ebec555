import { describe, expect, it } from 'vitest';
import type { FeatureMap } from '../../block/feature-map.js';
import { BLOCK_INPUT, type Layer } from '../../block/layer.js';
import { type LayerWeights, UnsupportedWorkError } from '../../engine/engine.js';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { outputError } from '../../engine/verify.js';
import { conv, placeLayers } from '../fixtures/place-layers.js';
import { referenceEngine } from './reference-engine.js';
import { referenceOutput } from './reference-output.js';

const { signal } = new AbortController();

const map = (height: number, width: number, channels: number): FeatureMap => ({ height, width, channels });
const NO_PADS = { top: 0, left: 0, bottom: 0, right: 0 };

function outputOf(
  input: FeatureMap,
  layer: Layer,
  values: readonly number[],
  weights: LayerWeights = {},
): number[] {
  const lowered = placeLayers(input, [{ layer }]);
  return [...referenceOutput(lowered, [weights], Float32Array.from(values)).values];
}

describe('the reference', () => {
  it('convolves: every output is the sum of the window times the filter', () => {
    const weights = { weights: Float32Array.of(1, 2, 3, 4), bias: Float32Array.of(0.5) };
    const layer = conv(1, { kernel: [2, 2], pads: NO_PADS, bias: true });
    expect(outputOf(map(2, 3, 1), layer, [1, 2, 3, 4, 5, 6], weights)).toEqual([
      1 + 4 + 12 + 20 + 0.5,
      2 + 6 + 15 + 24 + 0.5,
    ]);
  });

  it('pads with zeros, and strides', () => {
    const weights = { weights: Float32Array.from({ length: 9 }, () => 1) };
    const layer = conv(1, { stride: [2, 2] });
    expect(outputOf(map(3, 3, 1), layer, [1, 2, 3, 4, 5, 6, 7, 8, 9], weights)).toEqual([12, 16, 24, 28]);
  });

  it('skips pixels when dilated', () => {
    const weights = { weights: Float32Array.of(1, 10) };
    const layer = conv(1, { kernel: [1, 2], dilation: [1, 2], pads: NO_PADS });
    expect(outputOf(map(1, 4, 1), layer, [1, 2, 3, 4], weights)).toEqual([31, 42]);
  });

  it('keeps groups apart, with weights in OIHW order', () => {
    const weights = { weights: Float32Array.of(1, 10, 100, 1000) };
    const layer = conv(2, { kernel: [1, 1], groups: 2, pads: NO_PADS });
    expect(outputOf(map(1, 1, 4), layer, [1, 2, 3, 4], weights)).toEqual([21, 4300]);
  });

  it('averages only the taps inside the input', () => {
    const layer: Layer = {
      layer: 'averagePool',
      kernel: [2, 2],
      stride: [2, 2],
      pads: { top: 1, left: 1, bottom: 0, right: 0 },
    };
    expect(outputOf(map(3, 3, 1), layer, [1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([1, 2.5, 5.5, 7]);
  });

  it('takes the largest of the taps inside the input, negative ones too', () => {
    const layer: Layer = {
      layer: 'maxPool',
      kernel: [3, 3],
      stride: [1, 1],
      pads: { top: 1, left: 1, bottom: 1, right: 1 },
    };
    expect(outputOf(map(1, 3, 1), layer, [-5, -3, -4])).toEqual([-3, -3, -3]);
  });

  it('shuffles channels as a transposition of (groups, channels of a group)', () => {
    expect(outputOf(map(1, 1, 6), { layer: 'channelShuffle', groups: 2 }, [0, 1, 2, 3, 4, 5])).toEqual([
      0, 3, 1, 4, 2, 5,
    ]);
  });

  it('adds, concatenates and scales in the order of the inputs', () => {
    const lowered = placeLayers(map(1, 2, 1), [
      { layer: { layer: 'activation', activation: 'relu' } },
      { layer: { layer: 'add', activation: 'none' }, inputs: [0, BLOCK_INPUT] },
      { layer: { layer: 'concat' }, inputs: [1, BLOCK_INPUT] },
      { layer: { layer: 'globalAveragePool' } },
      { layer: { layer: 'scale' }, inputs: [2, 3] },
    ]);
    const { values } = referenceOutput(lowered, [{}, {}, {}, {}, {}], Float32Array.of(-1, 3));
    // add: -1, 6; concat: (-1, -1), (6, 3); means: 2.5, 1
    expect([...values]).toEqual([-2.5, -1, 15, 3]);
  });

  it.each([
    ['relu', [0, 0, 2, 9]],
    ['relu6', [0, 0, 2, 6]],
    ['hard-swish', [-0, -2 / 6, 10 / 6, 9]],
    [
      'sigmoid',
      [1 / (1 + Math.exp(4)), 1 / (1 + Math.exp(1)), 1 / (1 + Math.exp(-2)), 1 / (1 + Math.exp(-9))],
    ],
  ] as const)('has the activation %s', (activation, expected) => {
    const values = outputOf(map(1, 4, 1), { layer: 'activation', activation }, [-4, -1, 2, 9]);
    expect(values).toEqual(expected.map(Math.fround));
  });

  it('flattens in NHWC order before a linear layer', () => {
    const layer: Layer = { layer: 'linear', outputFeatures: 1, bias: false, activation: 'none' };
    const weights = { weights: Float32Array.of(1, 10, 100, 1000) };
    expect(outputOf(map(1, 2, 2), layer, [1, 2, 3, 4], weights)).toEqual([4321]);
  });
});

describe('the reference engine', () => {
  it('gives a weight set that stands there many times memory of its own each time', async () => {
    const layers = placeLayers(map(1, 2, 2), [
      { layer: { layer: 'linear', outputFeatures: 1, bias: true, activation: 'none' } },
    ]);
    const weights = Float32Array.of(1, 10, 100, 1000);
    const set = [{ weights, bias: Float32Array.of(0.5) }];
    const other = [{ weights: Float32Array.of(1, 1, 1, 1), bias: Float32Array.of(0) }];
    const options = { algorithm: 'auto', threads: 1 } as const;
    const runnable = await referenceEngine.prepare(
      { layers, weightSets: [set, set, other], options },
      signal,
    );
    weights.fill(0);
    runnable.setInput(Float32Array.of(1, 2, 3, 4));
    const outputs = [0, 1, 2].map((index) => {
      runnable.run(1, index);
      return runnable.output()[0];
    });
    expect(outputs).toEqual([4321.5, 4321.5, 10]);
  });
});

describe('a sampled reference', () => {
  // 5.8·10⁸ multiply-accumulates in a first layer whose work the sample does not need in full.
  const large = placeLayers(map(300, 300, 4), [
    { layer: conv(64, { kernel: [5, 5], dilation: [2, 2], pads: { top: 4, left: 4, bottom: 4, right: 4 } }) },
    { layer: conv(64, { groups: 64, stride: [2, 2] }) },
    { layer: conv(64, { kernel: [1, 1], pads: NO_PADS }) },
  ]);
  const SIDE = large.output.width;
  const input = makeInput('sample', large);
  const weights = makeWeightSet('sample', large);
  const sampled = referenceOutput(large, weights, input);

  it('holds at least 20,000 positions, whole pixels, with all corners and both kinds of pixels', () => {
    expect(sampled.values.length).toBeGreaterThanOrEqual(20_000);
    expect(sampled.pixels.length).toBeLessThan(SIDE * SIDE);
    const pixels = new Set(sampled.pixels);
    expect([0, SIDE - 1, SIDE * (SIDE - 1), SIDE * SIDE - 1].every((corner) => pixels.has(corner))).toBe(
      true,
    );
    const onBorder = (pixel: number) =>
      pixel < 80 || pixel >= 79 * 80 || pixel % 80 === 0 || pixel % 80 === 79;
    const border = [...pixels].filter(onBorder).length;
    expect(border).toBeGreaterThan(50);
    expect(pixels.size - border).toBeGreaterThan(50);
  });

  it('agrees with the whole output, through every layer before it', async () => {
    const work = {
      layers: large,
      weightSets: [weights],
      options: { algorithm: 'auto', threads: 1 } as const,
    };
    const runnable = await referenceEngine.prepare(work, signal);
    runnable.setInput(input);
    await runnable.run(1, 0);
    expect(outputError(runnable.output(), sampled)).toBe(0);
  });

  it('is the same every time', () => {
    expect(referenceOutput(large, weights, input).pixels).toEqual(sampled.pixels);
  });
});

describe('the reference engine', () => {
  it('refuses more than one thread', async () => {
    const layers = placeLayers(map(1, 1, 1), []);
    const work = { layers, weightSets: [[]], options: { algorithm: 'auto', threads: 4 } as const };
    await expect(referenceEngine.prepare(work, signal)).rejects.toBeInstanceOf(UnsupportedWorkError);
  });
});
