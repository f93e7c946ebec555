import { formatProblems, readSweepConfig } from '@convscape/config';
import {
  type BlockSpec,
  type CandidateOptions,
  enumerateSpace,
  makeCandidate,
  type Slot,
} from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sweepFragment } from '../apps/report/src/code/sweep-fragment.js';

const slot: Slot = { input: { height: 14, width: 28, channels: 64 }, outputChannels: 64, stride: 1 };

const ASKED: readonly { readonly block: BlockSpec; readonly options?: Partial<CandidateOptions> }[] = [
  { block: { kind: 'standard', kernel: [5, 5], bias: true } },
  {
    block: { kind: 'grouped', groups: 8, mix: 'pointwise' },
    options: { algorithm: 'direct', chain: 3 },
  },
  { block: { kind: 'depthwise' } },
  { block: { kind: 'spatially-separable', kernel: [1, 7] } },
  { block: { kind: 'bottleneck', middleChannels: 48, activation: 'relu' } },
  { block: { kind: 'inverted-residual', expansion: 4, squeezeExcite: 4, dilation: [1, 2] } },
  {
    block: {
      kind: 'sequence',
      layers: [{ layer: 'conv2d', kernel: [1, 3], groups: 4 }, { layer: 'batchNorm' }],
    },
  },
];

describe("the report's sweep.json of one candidate", () => {
  it.each(ASKED)('asks for that candidate and no other: %j', ({ block, options }) => {
    const candidate = makeCandidate({ slot, block, engine: 'wasm', ...(options && { options }) });
    const read = readSweepConfig(sweepFragment(candidate, 'hot'));
    if (read.state === 'invalid') throw new Error(formatProblems(read.problems, { file: 'sweep.json' }));
    expect([...enumerateSpace(read.config.space)].map(({ key }) => key)).toEqual([candidate.key]);
  });
});
