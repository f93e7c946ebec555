import type { Candidate, StoredSweep } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { findCandidate } from './find-candidate.js';

const candidateOf = (key: string): Candidate => ({
  key,
  slot: { input: { height: 8, width: 8, channels: 16 }, outputChannels: 16, stride: 1 },
  block: { kind: 'standard' },
  engine: 'wasm',
  options: { algorithm: 'auto', threads: 1, chain: 1 },
});
const sweepOf = (...keys: string[]): StoredSweep => ({
  sweep: { name: 'tiny', configText: '{}', objectives: [], constraints: [] },
  devices: [],
  runs: [],
  candidates: keys.map(candidateOf),
  measurements: [],
});
const find = (prefix: string, ...sweeps: StoredSweep[]) =>
  findCandidate(sweeps, prefix, (key) => `words of ${key}`).key;

describe('findCandidate', () => {
  it('takes any prefix that only one key has, in either case', () => {
    expect(find('AB', sweepOf('abc1', 'b000'))).toBe('abc1');
  });

  it('takes a candidate that is in several sweeps for one', () => {
    expect(find('abc', sweepOf('abc1'), sweepOf('abc1'))).toBe('abc1');
  });

  it('lists the candidates where several keys begin so', () => {
    expect(() => find('ab', sweepOf('abc1', 'abd2'))).toThrow(
      /2 candidates.*\n +abc1 +words of abc1\n +abd2/,
    );
  });

  it('refuses a prefix that no key has, and an empty one', () => {
    expect(() => find('f', sweepOf('abc1'))).toThrow(/no candidate/);
    expect(() => find('', sweepOf('abc1'))).toThrow(/no candidate/);
  });
});
