import { readSweepConfig } from '@convscape/config';
import {
  DEFAULT_PROTOCOL,
  enumerateSpace,
  lowerBlock,
  makeInput,
  makeWeightSet,
  planNext,
  sampleSpace,
  sha256Hex,
} from '@convscape/core';

// Prints digests of all that a seed decides.
const text = JSON.stringify({
  version: 1,
  name: 'digests',
  slots: {
    input: [
      [8, 8],
      [5, 7],
    ],
    inputChannels: [8, 16],
    outputChannels: [16],
    stride: [1, 2],
  },
  blocks: [
    { kind: 'standard', kernel: [1, 3] },
    { kind: 'grouped', kernel: [3], groups: [2, 4], mix: ['none', 'pointwise'] },
    { kind: 'depthwise-separable', kernel: [3, 5] },
    { kind: 'pointwise' },
  ],
  engines: ['wasm'],
  seed: 7,
});
const read = readSweepConfig(text);
if (read.state !== 'valid') throw new Error(JSON.stringify(read));
const { space, objectives } = read.config;
const candidates = [...enumerateSpace(space)];
const bytesOf = (tensors) =>
  tensors.map((tensor) =>
    sha256Hex(Buffer.from(tensor.buffer, tensor.byteOffset, tensor.byteLength).toString('hex')),
  );
const tensorsIn = (value) =>
  value instanceof Float32Array
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(tensorsIn)
      : [];

const plan = planNext({
  candidates: candidates.map((candidate) => ({ candidate, counted: { macs: 1 } })),
  visits: [],
  protocol: DEFAULT_PROTOCOL,
  objectives,
  seed: space.seed,
});
const digest = (value) => sha256Hex(JSON.stringify(value));
console.log(
  JSON.stringify({
    count: candidates.length,
    candidates: digest(candidates),
    keys: digest(candidates.map(({ key }) => key)),
    sample: digest(sampleSpace(space, 10).map(({ key }) => key)),
    order: digest(plan.turns),
    tensors: digest(
      candidates.map(({ key, block, slot, options }) => {
        const layers = lowerBlock(block, slot, options.chain);
        return bytesOf([...tensorsIn(makeWeightSet(key, layers, 0)), makeInput(key, layers)]);
      }),
    ),
  }),
);
