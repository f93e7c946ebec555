import {
  builtInEngines,
  type Candidate,
  type Clock,
  DEFAULT_PROTOCOL,
  type Engine,
  sha256Hex,
  takeTurn,
} from '@convscape/core';
import { describe, expect } from 'vitest';
import { itSurvives, tries } from './fault.js';
import { anyBelow } from './fault-sweep.js';

const SIDE = 32;
const CHANNELS = 4;
/** One pixel of these 1,024, and by how much of the largest value it is off, at the least. */
const PIXELS = SIDE * SIDE;
const OFF_BY = 0.001;

const BLOCKS: readonly Candidate['block'][] = [
  { kind: 'standard', kernel: [3, 3] },
  { kind: 'grouped', kernel: [3, 3], groups: 2 },
  { kind: 'depthwise-separable', kernel: [3, 3] },
  { kind: 'pointwise' },
];

const BORDER = [0, SIDE - 1, PIXELS - SIDE, PIXELS - 1];

/** The wasm engine with one value wrong; counts the calls that it is asked for. */
function wrongEngine(pixel: number, calls: { count: number }): Engine {
  const wasm = builtInEngines.wasm!;
  return {
    ...wasm,
    async prepare(work, signal) {
      const runnable = await wasm.prepare(work, signal);
      return {
        ...runnable,
        run(times, weightSet) {
          calls.count += times;
          return runnable.run(times, weightSet);
        },
        output() {
          const output = runnable.output().slice();
          const largest = output.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
          const at = pixel * CHANNELS + anyBelow(CHANNELS);
          output[at] = output[at]! + largest * OFF_BY * (1 + anyBelow(1000)) * (anyBelow(2) === 0 ? 1 : -1);
          return output;
        },
      };
    },
  };
}

/** Time that does not pass: a turn that came so far as to look at it would have been let through. */
const clock: Clock = {
  nowNs() {
    throw new Error('a wrong answer was timed');
  },
};

describe('a kernel that is wrong', () => {
  itSurvives('15. one pixel in a thousand wrong, borders included', async () => {
    const trials = tries(1000, 100);
    let lost = 0;
    for (let trial = 0; trial < trials; trial++) {
      const pixel = BORDER[trial] ?? anyBelow(PIXELS);
      const calls = { count: 0 };
      const outcome = await takeTurn({
        candidate: {
          key: sha256Hex(`wrong ${trial}`).slice(0, 20),
          slot: {
            input: { height: SIDE, width: SIDE, channels: CHANNELS },
            outputChannels: CHANNELS,
            stride: 1,
          },
          block: BLOCKS[trial % BLOCKS.length]!,
          engine: 'wasm',
          options: { algorithm: 'auto', threads: 1, chain: 1 },
        },
        engine: wrongEngine(pixel, calls),
        phase: 'screening',
        protocol: DEFAULT_PROTOCOL,
        verifiedKernelHashes: [],
        clock,
        signal: new AbortController().signal,
      });
      if (outcome.state !== 'failed' || !outcome.reason.startsWith('wrong answer') || calls.count !== 1)
        lost++;
    }
    expect(lost).toBe(0);
    return { tries: trials, lost };
  });
});
