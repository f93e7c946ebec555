import { expect, it } from 'vitest';
import { candidate } from '../report-document/fixtures/stored.js';
import { candidateWords } from './candidate-words.js';

const LAYERS = [{ layer: 'conv2d' }, { layer: 'channelShuffle' }] as const;

it.each([
  [candidate({ kind: 'grouped', groups: 8, mix: 'pointwise' }), 'grouped 3x3 g=8 + pointwise'],
  [candidate({ kind: 'sequence', layers: LAYERS }), 'sequence of 2 layers'],
  [candidate({ kind: 'standard', dilation: [1, 2] }), 'standard 3x3 d=1x2'],
  [candidate({ kind: 'standard' }, { chain: 4 }), 'standard 3x3 ×4'],
  [candidate({ kind: 'standard' }, { algorithm: 'direct' }), 'standard 3x3, direct'],
  [candidate({ kind: 'standard' }, { chain: 2, algorithm: 'winograd' }), 'standard 3x3 ×2, winograd'],
])('a candidate is named by its block, its chain and the algorithm asked for: $1', (one, words) => {
  expect(candidateWords(one)).toBe(words);
});
