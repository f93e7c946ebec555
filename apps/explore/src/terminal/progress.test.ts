import { expect, it } from 'vitest';
import { progressLine } from './progress.js';

it('says how far it is, how fast, how long it takes still, and what is at hand', () => {
  const step = { done: 120, total: 400, failed: 2, current: 'standard 3x3 in 8x8x16-16-s1' };
  expect(progressLine('screening', step, 10_000)).toBe(
    'screening 120/400 (2 failed)  12/s  23 s left  standard 3x3 in 8x8x16-16-s1',
  );
});

it('makes no promise before anything is done', () => {
  const step = { done: 0, total: 4, failed: 0, current: 'standard 3x3' };
  expect(progressLine('screening', step, 500)).toBe('screening 0/4  standard 3x3');
});
