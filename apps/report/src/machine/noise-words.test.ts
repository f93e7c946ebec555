import { expect, it } from 'vitest';
import { noiseWords, sentinelWords } from './noise-words.js';

it('says both noise floors, and how many blocks they come from', () => {
  const floor = { pairs: 3, relative: 0.00812 };
  expect(noiseWords({ confirmation: floor, screening: { pairs: 1, relative: 0.021 } })).toBe(
    '0.81 % between two measurements of one block (3 blocks); 2.1 % between two single visits (1 block)',
  );
  expect(noiseWords({ confirmation: null, screening: floor })).toBe(
    '0.81 % between two single visits (3 blocks)',
  );
});

it('says what the sentinels took, with the size of their memory', () => {
  expect(sentinelWords({ computeNs: 1.2e6, memoryNs: 1.9e6, memoryBytes: 2 ** 26 })).toMatch(
    /^computing 1\.20? ms, 64(\.0)? MiB of memory 1\.90? ms, alone$/,
  );
});
