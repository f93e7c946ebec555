import '../fixtures/relaxed-simd.js';
import { describe, expect, it } from 'vitest';
import type { FeatureMap } from '../../block/feature-map.js';
import type { Layer, LoweredLayers } from '../../block/layer.js';
import {
  type Calibration,
  UnsupportedWorkError,
  type WeightSet,
  type Work,
  WorkTooLargeError,
} from '../../engine/engine.js';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { outputError, verify } from '../../engine/verify.js';
import { conv, placeLayers } from '../fixtures/place-layers.js';
import { referenceOutput } from '../reference/reference-output.js';
import { createWasmEngine } from './wasm-engine.js';

const { signal } = new AbortController();
const options = { algorithm: 'auto', threads: 1 } as const;

const map = (height: number, width: number, channels: number): FeatureMap => ({ height, width, channels });

async function errorOf(lowered: LoweredLayers, fusedMultiplyAdd: boolean): Promise<number> {
  const input = makeInput('test', lowered);
  const weights = makeWeightSet('test', lowered);
  const engine = createWasmEngine({ fusedMultiplyAdd });
  const runnable = await engine.prepare({ layers: lowered, weightSets: [weights], options }, signal);
  runnable.setInput(input);
  const { error } = await verify(runnable, referenceOutput(lowered, weights, input));
  return error;
}

const pads = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

const AWKWARD: readonly (readonly [string, FeatureMap, Layer])[] = [
  ['3×3 dense', map(9, 11, 8), conv(16)],
  ['3 input channels', map(13, 13, 3), conv(30, { bias: true, stride: [2, 2] })],
  ['5 → 58', map(7, 5, 5), conv(58, { bias: true })],
  ['116 → 3', map(6, 6, 116), conv(3)],
  ['pointwise 30 → 116', map(7, 7, 30), conv(116, { kernel: [1, 1], pads: pads(0, 0, 0, 0), bias: true })],
  ['pointwise stride 2', map(7, 7, 16), conv(24, { kernel: [1, 1], pads: pads(0, 0, 0, 0), stride: [2, 2] })],
  ['one pixel', map(1, 1, 37), conv(45, { kernel: [1, 1], pads: pads(0, 0, 0, 0), bias: true })],
  ['groups of 4', map(8, 8, 32), conv(32, { groups: 8, bias: true })],
  ['groups of 3', map(8, 9, 12), conv(12, { groups: 4 })],
  ['groups of 2 → 6', map(8, 9, 8), conv(24, { groups: 4, bias: true })],
  ['groups of 29', map(5, 5, 58), conv(58, { groups: 2, kernel: [1, 1], pads: pads(0, 0, 0, 0) })],
  ['1×7', map(9, 9, 6), conv(10, { kernel: [1, 7], pads: pads(0, 3, 0, 3) })],
  ['7×1', map(9, 9, 6), conv(10, { kernel: [7, 1], pads: pads(3, 0, 3, 0) })],
  ['2×2 with uneven pads', map(7, 6, 4), conv(9, { kernel: [2, 2], pads: pads(0, 0, 1, 1) })],
  ['4×4 stride 3', map(17, 19, 4), conv(9, { kernel: [4, 4], stride: [3, 3], pads: pads(2, 1, 0, 3) })],
  ['dilation 2', map(11, 10, 4), conv(8, { dilation: [2, 2], pads: pads(2, 2, 2, 2) })],
  ['pads wider than the input', map(2, 2, 3), conv(4, { kernel: [5, 5], pads: pads(4, 4, 4, 4) })],
  ['depthwise 3×3', map(14, 14, 16), conv(16, { groups: 16, bias: true })],
  ['depthwise 58', map(9, 7, 58), conv(58, { groups: 58 })],
  ['depthwise 3', map(9, 7, 3), conv(3, { groups: 3, bias: true })],
  ['depthwise stride 2', map(15, 14, 30), conv(30, { groups: 30, stride: [2, 2], pads: pads(0, 0, 1, 1) })],
  [
    'depthwise 7×7',
    map(12, 13, 8),
    conv(8, { groups: 8, kernel: [7, 7], pads: pads(3, 3, 3, 3), bias: true }),
  ],
  [
    'depthwise 5×5 dilated',
    map(12, 13, 8),
    conv(8, { groups: 8, kernel: [5, 5], dilation: [2, 3], pads: pads(4, 6, 4, 6) }),
  ],
  ['depthwise on a tiny map', map(2, 1, 8), conv(8, { groups: 8, kernel: [5, 5], pads: pads(2, 2, 2, 2) })],
  ['depthwise multiplier 3', map(6, 6, 5), conv(15, { groups: 5 })],
  [
    'average pool',
    map(9, 8, 7),
    { layer: 'averagePool', kernel: [3, 3], stride: [2, 2], pads: pads(1, 1, 1, 1) },
  ],
  ['max pool', map(9, 8, 30), { layer: 'maxPool', kernel: [3, 2], stride: [2, 1], pads: pads(0, 1, 1, 0) }],
  [
    'large max pool',
    map(14, 15, 5),
    { layer: 'maxPool', kernel: [7, 7], stride: [7, 7], pads: pads(3, 3, 3, 3) },
  ],
  ['global average pool', map(7, 9, 58), { layer: 'globalAveragePool' }],
  ['batch norm', map(3, 5, 30), { layer: 'batchNorm' }],
  ['linear', map(7, 7, 5), { layer: 'linear', outputFeatures: 45, bias: true, activation: 'relu' }],
  [
    'linear with a long sum',
    map(7, 7, 2048),
    { layer: 'linear', outputFeatures: 6, bias: true, activation: 'none' },
  ],
  [
    'linear with a long sum over one pixel',
    map(1, 1, 25_088),
    { layer: 'linear', outputFeatures: 37, bias: false, activation: 'relu' },
  ],
  [
    'a long sum over a window',
    map(7, 7, 1600),
    conv(5, { kernel: [7, 7], pads: pads(0, 0, 0, 0), bias: true }),
  ],
  ['shuffle of 2', map(5, 5, 16), { layer: 'channelShuffle', groups: 2 }],
  ['shuffle of 3', map(5, 5, 30), { layer: 'channelShuffle', groups: 3 }],
  ['shuffle of 4', map(5, 5, 32), { layer: 'channelShuffle', groups: 4 }],
  ['shuffle of 8', map(5, 5, 64), { layer: 'channelShuffle', groups: 8 }],
  ['sigmoid', map(5, 5, 3), { layer: 'activation', activation: 'sigmoid' }],
  ['hard-swish', map(5, 5, 3), { layer: 'activation', activation: 'hard-swish' }],
  ['conv with sigmoid', map(5, 5, 3), conv(5, { activation: 'sigmoid' })],
  ['conv with relu6', map(5, 5, 3), conv(5, { activation: 'relu6' })],
  ['conv with hard-swish', map(5, 5, 3), conv(5, { activation: 'hard-swish', bias: true })],
];

/** A bottleneck with squeeze-excite, a shortcut, a shuffle and a concatenation: tensors of very different lifetimes. */
const tangled = placeLayers(map(9, 9, 24), [
  { layer: conv(32, { kernel: [1, 1], pads: pads(0, 0, 0, 0), activation: 'relu', bias: true }) },
  { layer: conv(32, { groups: 32, activation: 'relu6' }) },
  { layer: { layer: 'globalAveragePool' } },
  { layer: conv(8, { kernel: [1, 1], pads: pads(0, 0, 0, 0), activation: 'relu', bias: true }) },
  { layer: conv(32, { kernel: [1, 1], pads: pads(0, 0, 0, 0), activation: 'sigmoid', bias: true }) },
  { layer: { layer: 'scale' }, inputs: [1, 4] },
  { layer: { layer: 'channelShuffle', groups: 4 } },
  { layer: conv(24, { groups: 2 }) },
  { layer: { layer: 'add', activation: 'hard-swish' }, inputs: [7, -1] },
  { layer: conv(24) },
  { layer: { layer: 'concat' }, inputs: [9, 8, 0] },
  { layer: conv(80, { groups: 20, dilation: [2, 2], pads: pads(2, 2, 2, 2) }) },
  { layer: { layer: 'linear', outputFeatures: 10, bias: true, activation: 'none' } },
]);

/** Twelve equal convolutions: two buffers with zero borders take turns. */
const chain = placeLayers(
  map(8, 8, 16),
  Array.from({ length: 12 }, () => ({ layer: conv(16, { activation: 'hard-swish' as const }) })),
);

function workFor(lowered: LoweredLayers, sets = 1): Work {
  return {
    layers: lowered,
    weightSets: Array.from({ length: sets }, (_, set) => makeWeightSet('test', lowered, set)),
    options,
  };
}

describe.each([
  ['relaxed multiply-add', true],
  ['multiply and add', false],
])('the wasm engine with %s', (_, fusedMultiplyAdd) => {
  it.each(AWKWARD)('agrees with the reference: %s', async (_name, input, layer) => {
    expect(await errorOf(placeLayers(input, [{ layer }]), fusedMultiplyAdd)).toBeLessThan(1e-5);
  });

  it.each([
    ['a block of many kinds of layers', tangled],
    ['a chain', chain],
    ['no layers at all', placeLayers(map(3, 3, 5), [])],
  ])('agrees with the reference: %s', async (_name, lowered) => {
    expect(await errorOf(lowered, fusedMultiplyAdd)).toBeLessThan(1e-5);
  });

  it('gives the same output again, however often it has run', async () => {
    const runnable = await createWasmEngine({ fusedMultiplyAdd }).prepare(workFor(tangled), signal);
    runnable.setInput(makeInput('test', tangled));
    await runnable.run(1, 0);
    const first = runnable.output();
    await runnable.run(5, 0);
    expect(runnable.output()).toEqual(first);
  });

  it('sums 25,088 products in parts, whose rounding errors stay far below the bound', async () => {
    const lowered = placeLayers(map(7, 7, 512), [
      { layer: { layer: 'linear', outputFeatures: 256, bias: false, activation: 'none' } },
    ]);
    // 2.9e-6 as one sum each, 1.2e-6 in parts.
    expect(await errorOf(lowered, fusedMultiplyAdd)).toBeLessThan(2e-6);
  });

  it('runs with the weight set asked for', async () => {
    const runnable = await createWasmEngine({ fusedMultiplyAdd }).prepare(workFor(tangled, 3), signal);
    const input = makeInput('test', tangled);
    runnable.setInput(input);
    for (const set of [2, 0, 1]) {
      const reference = referenceOutput(tangled, makeWeightSet('test', tangled, set), input);
      expect((await verify(runnable, reference, set)).ok).toBe(true);
    }
  });

  it('gives a weight set that stands there many times memory of its own each time', async () => {
    const [first, second] = workFor(tangled, 2).weightSets as [WeightSet, WeightSet];
    const engine = createWasmEngine({ fusedMultiplyAdd });
    const prepared = (weightSets: readonly WeightSet[]) =>
      engine.prepare({ layers: tangled, weightSets, options }, signal);
    const many = await prepared([first, ...Array<WeightSet>(98).fill(first), second]);
    const parameters = first.flatMap((layer) => [layer.weights, layer.bias]);
    const setBytes = parameters.reduce((sum, values) => sum + (values?.byteLength ?? 0), 0);
    expect(many.bytes - (await prepared([first])).bytes).toBeGreaterThanOrEqual(98 * setBytes);
    const input = makeInput('test', tangled);
    many.setInput(input);
    for (const [set, weights] of [
      [0, first],
      [57, first],
      [98, first],
      [99, second],
    ] as const) {
      expect((await verify(many, referenceOutput(tangled, weights, input), set)).ok).toBe(true);
    }
  });

  it('runs one layer alone', async () => {
    const lowered = placeLayers(map(6, 6, 8), [{ layer: conv(8) }, { layer: conv(16) }]);
    const runnable = await createWasmEngine({ fusedMultiplyAdd }).prepare(workFor(lowered), signal);
    const input = makeInput('test', lowered);
    runnable.setInput(input);
    runnable.runLayer?.(0, 1);
    runnable.runLayer?.(1, 2);
    const reference = referenceOutput(lowered, makeWeightSet('test', lowered), input);
    expect(outputError(runnable.output(), reference)).toBeLessThan(1e-5);
  });

  it.each([
    ['a dense layer', placeLayers(map(5, 5, 8), [{ layer: conv(8, { activation: 'relu' }) }])],
    [
      'a depthwise layer',
      placeLayers(map(5, 5, 8), [{ layer: conv(8, { groups: 8, activation: 'relu6' }) }]),
    ],
    ['groups of four', placeLayers(map(5, 5, 8), [{ layer: conv(8, { groups: 2 }) }])],
    ['pairs of groups of two', placeLayers(map(5, 5, 8), [{ layer: conv(8, { groups: 4 }) }])],
    [
      'a pointwise layer',
      placeLayers(map(5, 5, 8), [{ layer: conv(24, { kernel: [1, 1], pads: pads(0, 0, 0, 0) }) }]),
    ],
    [
      'a filter as large as the map',
      placeLayers(map(5, 5, 8), [{ layer: conv(45, { kernel: [5, 5], pads: pads(0, 0, 0, 0) }) }]),
    ],
    [
      'a hard-swish',
      placeLayers(map(5, 5, 8), [{ layer: { layer: 'activation', activation: 'hard-swish' } }]),
    ],
    ['a sigmoid', placeLayers(map(5, 5, 8), [{ layer: { layer: 'activation', activation: 'sigmoid' } }])],
    [
      'a max pool',
      placeLayers(map(5, 5, 8), [
        { layer: { layer: 'maxPool', kernel: [3, 3], stride: [1, 1], pads: pads(1, 1, 1, 1) } },
      ]),
    ],
  ])('lets NaN and infinities through %s as IEEE 754 says', async (_name, lowered) => {
    const runnable = await createWasmEngine({ fusedMultiplyAdd }).prepare(workFor(lowered), signal);
    const input = makeInput('test', lowered);
    input[8 * 6 + 1] = Number.NaN;
    input[8 * 14 + 2] = Number.POSITIVE_INFINITY;
    input[8 * 23 + 3] = Number.NEGATIVE_INFINITY;
    runnable.setInput(input);
    await runnable.run(1, 0);
    const special = (value: number): string => (Number.isFinite(value) ? 'finite' : String(value));
    const expected = referenceOutput(lowered, makeWeightSet('test', lowered), input).values;
    expect([...runnable.output()].map(special)).toEqual([...expected].map(special));
  });
});

describe('the wasm engine', () => {
  it('has the same kernel hash for the same work, and another for another', async () => {
    const hash = async (lowered: LoweredLayers, calibration?: Calibration) => {
      const work = { ...workFor(lowered), options: { ...options, ...(calibration && { calibration }) } };
      return (await createWasmEngine().prepare(work, signal)).kernelHash;
    };
    expect(await hash(tangled)).toBe(await hash(tangled));
    expect(await hash(tangled)).not.toBe(await hash(chain));
    expect(await hash(chain, { window: 'f32-conv-6x8-u4' })).not.toBe(await hash(chain));
  });

  it('has a kernel hash that does not depend on the weights', async () => {
    const other = { ...workFor(chain), weightSets: [makeWeightSet('other', chain)] };
    const [first, second] = await Promise.all([
      createWasmEngine().prepare(workFor(chain), signal),
      createWasmEngine().prepare(other, signal),
    ]);
    expect(first.kernelHash).toBe(second.kernelHash);
  });

  it('honours a calibration, and ignores names it does not know', async () => {
    const lowered = placeLayers(map(4, 4, 8), [{ layer: conv(16) }]);
    const kernels = async (calibration: Calibration) =>
      (
        await createWasmEngine().prepare(
          { ...workFor(lowered), options: { ...options, calibration } },
          signal,
        )
      ).kernels;
    expect(await kernels({ window: 'f32-conv-6x8-u4' })).toEqual(['f32-conv-6x8-u4']);
    expect(await kernels({ window: 'f32-conv-9x9' })).toEqual(await kernels({}));
  });

  it('shares memory between tensors that are never alive together', async () => {
    const runnable = await createWasmEngine().prepare(workFor(chain), signal);
    const longer = placeLayers(
      map(8, 8, 16),
      [...chain.layers, ...chain.layers].map(({ layer }) => ({ layer })),
    );
    const weights = 12 * (16 * 16 * 9 * 4 + 1024);
    const twice = await createWasmEngine().prepare(workFor(longer), signal);
    expect(twice.bytes - runnable.bytes).toBeLessThan(weights + 65_536);
  });

  it('refuses more threads than there can be here, and says why', async () => {
    const work = { ...workFor(chain), options: { ...options, threads: 3 } };
    const start = () => Promise.reject(new Error('asked for helpers'));
    const attempts = [work, { ...work, helperThreads: { most: 2, whyNotMore: 'two cores', start } }].map(
      (asked) => createWasmEngine().prepare(asked, signal),
    );
    await expect(attempts[0]).rejects.toThrow(/^3 threads: nobody here can start threads/);
    await expect(attempts[1]).rejects.toThrow(/^3 threads, and no more than 2 here: two cores$/);
    for (const attempt of attempts) await expect(attempt).rejects.toBeInstanceOf(UnsupportedWorkError);
  });

  it('refuses threads of which all but one would be idle', async () => {
    const flat = placeLayers(map(1, 40, 8), [{ layer: { layer: 'activation', activation: 'relu' } }]);
    const helper = { alive: true, serve: () => undefined };
    const work = {
      ...workFor(flat),
      options: { ...options, threads: 2 },
      helperThreads: { most: 2, whyNotMore: 'enough', start: async () => [helper] },
    };
    await expect(createWasmEngine().prepare(work, signal)).rejects.toThrow(/rows of outputs can be split/);
  });

  it('says that a block is too large before it allocates anything', async () => {
    const small = createWasmEngine({ memoryLimitBytes: 65_536 });
    await expect(small.prepare(workFor(chain), signal)).rejects.toThrow(/^the block needs .* is the limit$/);
    await expect(small.prepare(workFor(chain), signal)).rejects.toBeInstanceOf(WorkTooLargeError);
    const huge = placeLayers(map(30_000, 30_000, 2), [
      { layer: { layer: 'activation', activation: 'relu' } },
    ]);
    await expect(createWasmEngine().prepare(workFor(huge), signal)).rejects.toBeInstanceOf(WorkTooLargeError);
  });

  it('refuses an input of another size', async () => {
    const runnable = await createWasmEngine().prepare(workFor(chain), signal);
    expect(() => runnable.setInput(new Float32Array(3))).toThrow(RangeError);
  });

  it('stops when it is told to', async () => {
    await expect(createWasmEngine().prepare(workFor(chain), AbortSignal.abort())).rejects.toThrow('aborted');
  });
});
