import '../../fixtures/relaxed-simd.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureMap } from '../../../block/feature-map.js';
import { ACTIVATION_NAMES, type LoweredLayers } from '../../../block/layer.js';
import type { Calibration, Runnable } from '../../../engine/engine.js';
import { makeInput } from '../../../engine/make-input.js';
import { makeWeightSet } from '../../../engine/make-weight-set.js';
import { outputError } from '../../../engine/verify.js';
import { conv, type LayerStep, placeLayers } from '../../fixtures/place-layers.js';
import { referenceOutput } from '../../reference/reference-output.js';
import { runPoisoned } from '../fixtures/run-poisoned.js';
import { fusedKernels } from '../registry.js';
import { createWasmEngine } from '../wasm-engine.js';
import { FUSED_ALGORITHM } from './fused-depthwise-pointwise.js';

const { signal } = new AbortController();
const NO_PADS = { top: 0, left: 0, bottom: 0, right: 0 };
const pointwise = (outputs: number, changes = {}) =>
  conv(outputs, { kernel: [1, 1], pads: NO_PADS, ...changes });
const map = (side: number, channels: number): FeatureMap => ({ height: side, width: side, channels });

const size = fc.integer({ min: 1, max: 12 });
const pad = fc.integer({ min: 1, max: 2 });
const activation = fc.constantFrom(...ACTIVATION_NAMES);
const side = fc.integer({ min: 1, max: 5 });

/** Depthwise and pointwise layers of any shape that has an output. */
const pairs = fc
  .record({
    height: size,
    width: size,
    channels: fc.integer({ min: 1, max: 40 }),
    outputs: fc.integer({ min: 1, max: 45 }),
    kernel: fc.tuple(side, side),
    stride: fc.tuple(pad, pad),
    dilation: fc.tuple(pad, pad),
    bias: fc.boolean(),
    first: activation,
    second: activation,
  })
  .map(
    ({ height, width, channels, outputs, kernel, stride, dilation, bias, first, second }): LoweredLayers => {
      const vertical = dilation[0] * (kernel[0] - 1);
      const horizontal = dilation[1] * (kernel[1] - 1);
      const pads = {
        top: Math.floor(vertical / 2),
        left: Math.floor(horizontal / 2),
        bottom: Math.ceil(vertical / 2),
        right: Math.ceil(horizontal / 2),
      };
      const depthwise = conv(channels, {
        groups: channels,
        kernel,
        stride,
        dilation,
        pads,
        bias,
        activation: first,
      });
      return placeLayers({ height, width, channels }, [
        { layer: depthwise },
        { layer: pointwise(outputs, { bias: !bias, activation: second }) },
      ]);
    },
  );

function prepare(layers: LoweredLayers, calibration: Calibration = {}): Promise<Runnable> {
  const options = { algorithm: 'fused', threads: 1, calibration } as const;
  return createWasmEngine().prepare({ layers, weightSets: [makeWeightSet('w', layers)], options }, signal);
}

describe.each(fusedKernels)('$name', (kernel) => {
  it('agrees with the reference on every shape, and keeps to its memory', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, fc.boolean(), async (lowered, fusedMultiplyAdd) => {
        const { error, difference, overwritten, changed } = await runPoisoned(
          lowered,
          kernel,
          fusedMultiplyAdd,
        );
        if (!(difference < 1e-6)) expect(error).toBeLessThanOrEqual(kernel.errorBound);
        expect({ overwritten, changed }).toEqual({ overwritten: 0, changed: 0 });
      }),
      { numRuns: 40 },
    );
  });
});

describe('a fused block', () => {
  const expand: LayerStep = { layer: pointwise(32, { activation: 'relu6' }) };
  const depthwise: LayerStep = { layer: conv(32, { groups: 32, activation: 'relu6' }) };
  const project: LayerStep = { layer: pointwise(16, { bias: true }) };

  it('fuses depthwise and pointwise layers in their place, and says so', async () => {
    const layers = placeLayers(map(9, 16), [
      expand,
      depthwise,
      project,
      { layer: { layer: 'add', activation: 'none' }, inputs: [2, -1] },
    ]);
    const runnable = await prepare(layers);
    expect(runnable).toMatchObject({ algorithm: FUSED_ALGORITHM, errorBound: 1e-5 });
    expect(runnable.kernels).toEqual([
      'f32-conv-2x16',
      'f32-dwconv-conv-4x4-2x16',
      'f32-dwconv-conv-4x4-2x16',
      'f32-add-4',
    ]);
    const input = makeInput('w', layers);
    runnable.setInput(input);
    const reference = referenceOutput(layers, makeWeightSet('w', layers), input);
    runnable.run(1, 0);
    expect(outputError(runnable.output(), reference)).toBeLessThan(1e-5);
    runnable.setInput(input.map((value) => -value));
    runnable.run(1, 0);
    runnable.setInput(input);
    for (const layer of [0, 1, 2, 3]) runnable.runLayer?.(layer, 1);
    expect(outputError(runnable.output(), reference)).toBeLessThan(1e-5);
  });

  it('leaves no layer out where the second of a pair could begin another', async () => {
    // Of one channel, a 1×1 layer is a depthwise one as well.
    const layers = placeLayers(map(9, 1), Array(3).fill({ layer: pointwise(1) }));
    const runnable = await prepare(layers);
    const input = makeInput('w', layers);
    runnable.setInput(input);
    runnable.run(1, 0);
    const reference = referenceOutput(layers, makeWeightSet('w', layers), input);
    expect(outputError(runnable.output(), reference)).toBeLessThan(1e-5);
    expect(runnable.kernels).toHaveLength(3);
  });

  it('takes the register tile of pointwise layers', async () => {
    const { kernels } = await prepare(placeLayers(map(9, 32), [depthwise, project]), {
      pointwise: 'f32-conv-6x8-u4',
    });
    expect(kernels).toEqual(Array(2).fill('f32-dwconv-conv-4x4-6x8-u4'));
  });

  it('needs no memory for the tensor between', async () => {
    const layers = placeLayers(map(40, 32), [depthwise, { layer: pointwise(4) }]);
    const work = { layers, weightSets: [makeWeightSet('w', layers)] };
    const direct = await createWasmEngine().prepare(
      { ...work, options: { algorithm: 'direct', threads: 1 } },
      signal,
    );
    const between = 40 * 40 * 32 * 4;
    expect(direct.bytes - (await prepare(layers)).bytes).toBeGreaterThan(between / 2);
  });

  it.each([
    [
      'the depthwise output has another reader',
      [depthwise, project, { layer: { layer: 'concat' }, inputs: [0, 1] }],
    ],
    ['something lies between', [depthwise, { layer: { layer: 'batchNorm' } }, project]],
    ['the pointwise layer has a stride', [depthwise, { layer: pointwise(8, { stride: [2, 2] }) }]],
    ['there is no depthwise layer', [expand, project]],
  ] satisfies readonly (readonly [string, readonly LayerStep[]])[])(
    'is refused where %s',
    async (_, steps) => {
      await expect(prepare(placeLayers(map(9, 32), steps))).rejects.toMatchObject({
        code: 'UNSUPPORTED_WORK',
      });
    },
  );
});
