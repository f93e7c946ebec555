import { ALGORITHM_NAMES, blockKinds, CACHE_MODES, COST_COLUMNS } from '@convscape/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSweepConfig } from './read-sweep-config.js';

const axis = <T>(value: fc.Arbitrary<T>) =>
  fc.uniqueArray(value, { minLength: 1, maxLength: 4, selector: (one) => JSON.stringify(one) });
const pair = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
const strides = fc.subarray([2, 3, 4]).map((others) => [1, ...others]);
const channels = fc.constantFrom(16, 32, 64, 128);
// A quarter of every channel count (ShuffleNet's middle) is a multiple of them: no group count is hopeless.
const groups = fc.constantFrom(2, 4);

const optionAxes: { readonly [option: string]: fc.Arbitrary<unknown[]> } = {
  kernel: axis(pair),
  dilation: axis(pair),
  groups: axis(groups),
  mix: axis(fc.constantFrom('none', 'shuffle', 'pointwise')),
  ratio: axis(fc.constantFrom(0.25, 0.5, 1)),
  expansion: axis(fc.integer({ min: 1, max: 8 })),
  middleChannels: axis(channels),
  shortcut: axis(fc.constantFrom('identity', 'projection', 'none')),
  layers: axis(
    fc.array(fc.record({ layer: fc.constant('conv2d'), kernel: pair, groups }), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
  squeezeExcite: axis(fc.constantFrom(0, 2, 4)),
  bias: axis(fc.boolean()),
  activation: axis(fc.constantFrom('none', 'relu', 'hard-swish')),
  // Every sweep below has a slot of stride 1: no block is meant for none.
  stride: strides,
};

const block = fc.constantFrom(...blockKinds).chain((kind) => {
  const names = [...Object.keys(kind.options), 'squeezeExcite', 'bias', 'activation', 'stride'];
  const required: readonly string[] = kind.required;
  const options = names.map((name) => {
    const values = optionAxes[name]!;
    return required.includes(name) ? values : fc.option(values, { nil: undefined });
  });
  return fc.tuple(...options).map((drawn) => {
    const given = names.flatMap((name, index) => (drawn[index] === undefined ? [] : [[name, drawn[index]]]));
    return { kind: kind.kind, ...Object.fromEntries(given) };
  });
});

const bounds = fc.record({ min: fc.nat(), max: fc.integer({ min: 2 ** 31, max: 2 ** 40 }) });

/** A config in the form that the reader gives: lists everywhere, pairs for sizes. */
const config = fc.record({
  name: fc.stringMatching(/^[A-Za-z0-9._-]{1,80}$/),
  space: fc.record(
    {
      slots: fc.record({
        input: axis(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))),
        inputChannels: axis(channels),
        outputChannels: fc.oneof(fc.constant('same'), axis(channels)),
        stride: strides,
      }),
      blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
      engines: axis(fc.string({ minLength: 1, maxLength: 20 })),
      algorithms: axis(fc.constantFrom(...ALGORITHM_NAMES)),
      threads: axis(fc.integer({ min: 1, max: 1024 })),
      chain: fc.integer({ min: 1, max: 20 }),
      constraints: fc
        .subarray([...COST_COLUMNS])
        .chain((columns) =>
          fc.tuple(...columns.map((column) => bounds.map((range) => ({ column, ...range })))),
        ),
      sample: fc.integer({ min: 1, max: 1e6 }),
      seed: fc.nat(),
    },
    { requiredKeys: ['slots', 'blocks', 'engines', 'algorithms', 'threads', 'chain', 'constraints', 'seed'] },
  ),
  measure: fc.record({
    cache: fc.constantFrom(...CACHE_MODES),
    screening: fc.constantFrom(0.01, 0.05),
    confirmation: fc.constantFrom(0.005, 0.02),
    workers: fc.oneof(fc.constant('auto'), fc.integer({ min: 1, max: 64 })),
  }),
  objectives: fc
    .subarray([...COST_COLUMNS])
    .map((columns) => [
      ...columns.map((column) => ({ column, goal: 'minimize' })),
      { column: 'latency_ns', goal: 'minimize' },
    ]),
});

it('gives back any config that it could have given', () => {
  fc.assert(
    fc.property(config, ({ name, space, measure, objectives }) => {
      const { algorithms, constraints, ...others } = space;
      const byColumn = Object.fromEntries(constraints.map(({ column, ...range }) => [column, range]));
      const file = {
        version: 1,
        name,
        ...others,
        algorithm: algorithms,
        constraints: byColumn,
        measure,
        objectives,
      };
      expect(readSweepConfig(JSON.stringify(file))).toEqual({
        state: 'valid',
        config: { name, space, measure, objectives },
      });
    }),
  );
});
