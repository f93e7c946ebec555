import { readSweepConfig } from '@convscape/config';
import { countSpace, enumerateSpace } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../terminal/terminal.js';
import { prepareRequest } from './prepare-request.js';

const upTo = (to: number) => ({ from: 1, to, step: 1 });

const QUIET = { say: () => {}, warn: () => {} } as unknown as Terminal;

function readOf(seed: number) {
  const text = JSON.stringify({
    version: 1,
    name: 'many',
    slots: { input: [[8, 8]], inputChannels: upTo(110), outputChannels: upTo(110), stride: 1 },
    blocks: [{ kind: 'standard', kernel: 3 }],
    constraints: { params: { max: 20_000 } },
    seed,
  });
  const read = readSweepConfig(text);
  if (read.state === 'invalid') throw new Error(JSON.stringify(read.problems));
  return { config: read.config, text };
}

describe('prepareRequest', () => {
  it('refuses more candidates than accepted, also where the estimate did not see them', async () => {
    const real = BigInt([...enumerateSpace(readOf(1).config.space)].length);
    const estimateOf = (seed: number) => countSpace(readOf(seed).config.space).candidates;
    const seed = [1, 2, 3, 4, 5, 6, 7, 8].find((seed) => estimateOf(seed) < real)!;
    const max = Number(estimateOf(seed));
    const options = { config: 'sweep.json', db: 'no.sqlite', report: 'no.html', workers: 1, wait: true, max };
    await expect(prepareRequest(readOf(seed), options, QUIET)).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining(`--max ${real}`),
    });
  });
});
