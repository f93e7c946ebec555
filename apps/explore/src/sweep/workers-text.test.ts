import { judgeWorkers } from '@convscape/core';
import { expect, it } from 'vitest';
import { workersText } from './workers-text.js';

const ALONE_NS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const trial = (workers: number, slowdown: (index: number) => number) =>
  judgeWorkers(
    workers,
    ALONE_NS,
    ALONE_NS.map((ns, index) => ns * slowdown(index)),
  );

it('says that two disturb each other, and by which limit', () => {
  expect(workersText({ workers: 1, trials: [trial(2, () => 1.3)] }, 1)).toBe(
    '1: two disturb each other (latencies are 1.30 times as long, more than 1.15)',
  );
  expect(workersText({ workers: 1, trials: [trial(2, (index) => (index < 3 ? 6 : 1))] }, 1)).toMatch(
    /^1: two disturb each other \(the order of the candidates changes, τ 0\.\d\d < 0\.95; some suffer more than others, p90\/p10 6\.00 > 1\.10\)$/,
  );
});

it('says how little those do that are taken, after those that are not', () => {
  expect(workersText({ workers: 2, trials: [trial(4, () => 1.2), trial(2, () => 1.04)] }, 2)).toBe(
    '2: 4 disturb each other (latencies are 1.20 times as long, more than 1.15); two do not disturb each other (τ 1.00, ×1.04, p90/p10 1.00)',
  );
});

it('says where there was nothing to try', () => {
  expect(workersText({ workers: 1, trials: [] }, 1)).toBe('1: there is one core for measuring');
});

it('says where the run went on with fewer than were taken', () => {
  expect(workersText({ workers: 2, trials: [trial(2, () => 1.04)] }, 1)).toBe(
    '2: two do not disturb each other (τ 1.00, ×1.04, p90/p10 1.00); disturbed by others, the run went on with 1',
  );
});
