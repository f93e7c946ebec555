import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoweredLayers } from '../block/layer.js';
import { WorkTooLargeError } from './engine.js';
import { makeInput } from './make-input.js';
import { makeWeightSet } from './make-weight-set.js';
import { seededTensor } from './seeded-tensor.js';

const KEY = '0123456789abcdef0123';

const map = (height: number, width: number, channels: number) => ({ height, width, channels });

/** 3×3 conv with a bias, batch norm, then a linear layer without a bias. */
const lowered: LoweredLayers = {
  input: map(5, 4, 6),
  output: map(1, 1, 7),
  layers: [
    {
      layer: {
        layer: 'conv2d',
        outputChannels: 8,
        kernel: [3, 3],
        stride: [1, 1],
        dilation: [1, 1],
        groups: 2,
        pads: { top: 1, left: 1, bottom: 1, right: 1 },
        bias: true,
        activation: 'relu',
      },
      role: 'conv',
      inputs: [-1],
      inputShapes: [map(5, 4, 6)],
      output: map(5, 4, 8),
    },
    {
      layer: { layer: 'batchNorm' },
      role: 'norm',
      inputs: [0],
      inputShapes: [map(5, 4, 8)],
      output: map(5, 4, 8),
    },
    {
      layer: { layer: 'linear', outputFeatures: 7, bias: false, activation: 'none' },
      role: 'classify',
      inputs: [1],
      inputShapes: [map(5, 4, 8)],
      output: map(1, 1, 7),
    },
  ],
};

function sha256(tensor: Float32Array): string {
  return createHash('sha256')
    .update(Uint8Array.from(new Uint8Array(tensor.buffer)))
    .digest('hex')
    .slice(0, 16);
}

describe('seeded tensors', () => {
  it('give the same numbers on every machine', () => {
    const set = makeWeightSet(KEY, lowered);
    const hashes = {
      input: sha256(makeInput(KEY, lowered)),
      convWeights: sha256(set[0]!.weights!),
      convBias: sha256(set[0]!.bias!),
      factors: sha256(set[1]!.weights!),
      offsets: sha256(set[1]!.bias!),
      linear: sha256(set[2]!.weights!),
      secondSet: sha256(makeWeightSet(KEY, lowered, 1)[0]!.weights!),
    };
    expect(hashes).toMatchInlineSnapshot(`
      {
        "convBias": "310d5d1403dab04e",
        "convWeights": "359b2211ddabe2f5",
        "factors": "1313b66d2b571c1d",
        "input": "5aa6243e92b381d8",
        "linear": "fb8619d06860caaa",
        "offsets": "216413768abe8e66",
        "secondSet": "c44a5777fb813066",
      }
    `);
  });

  it('have one weight for each output, group channel and tap, and a bias only where the layer has one', () => {
    const set = makeWeightSet(KEY, lowered);
    expect(set[0]!.weights).toHaveLength(8 * 3 * 9);
    expect(set[0]!.bias).toHaveLength(8);
    expect(set[2]!.weights).toHaveLength(7 * 5 * 4 * 8);
    expect(set[2]!.bias).toBeUndefined();
  });

  it('keep weights within ±√(3/fan-in) and fill that range', () => {
    const { weights } = makeWeightSet(KEY, lowered)[2]!;
    const bound = Math.sqrt(3 / 160);
    const largest = weights!.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    expect(largest).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest).toBeGreaterThan(0.98 * bound);
  });

  it('have mean 0 and variance 1 at the input, for any key', () => {
    const wide = { ...lowered, input: map(64, 64, 8) };
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', minLength: 1 }), (key) => {
        const input = makeInput(key, wide);
        const mean = input.reduce((sum, value) => sum + value, 0) / input.length;
        const variance = input.reduce((sum, value) => sum + value * value, 0) / input.length;
        return Math.abs(mean) < 0.05 && Math.abs(variance - 1) < 0.05;
      }),
      { numRuns: 30 },
    );
  });

  it('differ between neighbouring seeds from the first value on', () => {
    const first = Array.from({ length: 64 }, (_, i) => seededTensor(`${KEY}/${i}`, 1, 1)[0]!);
    expect(new Set(first).size).toBe(64);
    expect(Math.min(...first)).toBeLessThan(-0.5);
    expect(Math.max(...first)).toBeGreaterThan(0.5);
  });

  it('are refused above 4 GiB before anything is allocated', () => {
    expect(() => seededTensor(KEY, 2 ** 30 + 1, 1)).toThrow(WorkTooLargeError);
  });
});
