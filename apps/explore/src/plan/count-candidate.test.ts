import { CostOverflowError, makeCandidate, reachCounter } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { countCandidate } from './count-candidate.js';

const candidateOf = (side: number, channels: number, chain = 1) =>
  makeCandidate({
    slot: { input: { height: side, width: side, channels }, outputChannels: channels, stride: 1 },
    block: { kind: 'standard' },
    engine: 'wasm',
    options: { chain },
  });

describe('countCandidate', () => {
  it('counts reach by what it is given', () => {
    const { counted } = countCandidate(candidateOf(8, 16), () => 0.25);
    expect(counted).toMatchObject({ macs: 9 * 16 * 16 * 64, mixing_reach: 0.25 });
  });

  it('names the block and the slot of which a count overflows, and what leaves it out', () => {
    const count = () => countCandidate(candidateOf(16_384, 65_536), reachCounter());
    expect(count).toThrow(CostOverflowError);
    expect(count).toThrow(/^MACs of .* in standard.* \(16384x16384x65536-65536-s1\): .*"constraints"/);
  });
});
