import { expect, it } from 'vitest';
import { RecentWaits } from './recent-waits.js';

it('a turn without a wait counts among those of the two seconds before it', () => {
  const waits = new RecentWaits();
  const turn = (endS: number, waitedShare: number) =>
    waits.shareWith({ endNs: endS * 1e9, wallNs: 1e8, waitedNs: waitedShare * 1e8 });
  expect(turn(0.1, 0)).toBe(0);
  expect(turn(0.3, 0.6)).toBeCloseTo(0.3, 12);
  expect(turn(0.5, 0)).toBeCloseTo(0.2, 12);
  expect(turn(2.25, 0)).toBeCloseTo(0.2, 12);
  expect(turn(2.35, 0)).toBe(0);
});
