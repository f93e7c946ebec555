import { scrambleSeed } from '../stats/scramble-seed.js';
import { shuffle } from '../stats/shuffle.js';
import { xorshift32 } from '../stats/xorshift32.js';
import type { Candidate } from './candidate.js';
import { enumerateSpace } from './enumerate-space.js';
import type { Space } from './space.js';

/** `n` candidates of a space, or all: those that were drawn, then others of its list, in an order of the seed. */
export function fillUp(drawn: readonly Candidate[], space: Space, n: number): Candidate[] {
  const keys = new Set(drawn.map(({ key }) => key));
  const others = [...enumerateSpace(space)].filter(({ key }) => !keys.has(key));
  return [...drawn, ...shuffle(others, xorshift32(scrambleSeed(space.seed)))].slice(0, n);
}
