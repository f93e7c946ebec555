import { expect, it } from 'vitest';
import { formatDuration } from './duration.js';

it('says a time to wait in two figures', () => {
  expect([420, 12_345, 59_800, 200_000, 7_500_000, 100 * 3_600_000].map(formatDuration)).toEqual([
    '0.4 s',
    '12 s',
    '1 min 0 s',
    '3 min 20 s',
    '2 h 5 min',
    '4 d 4 h',
  ]);
});
