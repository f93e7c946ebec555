import type { Space } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../failure/command-error.js';
import { candidatesOf } from './candidates-of.js';
import { typicalCandidates } from './look-through.js';

const SPACE: Space = {
  slots: { input: [[8, 8]], inputChannels: [16, 32], outputChannels: 'same', stride: [1] },
  blocks: [{ kind: 'standard' }],
  engines: ['wasm'],
  algorithms: ['auto'],
  threads: [1],
  chain: 1,
  constraints: [],
  seed: 1,
};

/** Every combination breaks it. */
const NOTHING: Space = { ...SPACE, constraints: [{ column: 'macs', max: 0 }] };

describe('candidatesOf', () => {
  it('lists all candidates, or draws the sample asked for', () => {
    expect(candidatesOf(SPACE, 5)).toMatchObject({ candidates: { length: 2 }, found: 2 });
    expect(candidatesOf({ ...SPACE, sample: 1 }, 5)).toMatchObject({ candidates: { length: 1 }, found: 1 });
  });

  it('counts what is more than wanted, without keeping it', () => {
    expect(candidatesOf(SPACE, 1)).toMatchObject({ candidates: { length: 1 }, found: 2 });
  });

  it('refuses a list and a sample of nothing, and typical candidates where there are none', () => {
    const makers = [
      () => candidatesOf(NOTHING, 5),
      () => candidatesOf({ ...NOTHING, sample: 5 }, 5),
      () => typicalCandidates(NOTHING, 5),
    ];
    for (const make of makers) {
      expect(make).toThrow(CommandError);
      expect(make).toThrow(expect.objectContaining({ exitCode: 2 }));
    }
  });
});
