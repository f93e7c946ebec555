import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingTicks } from './fitting-ticks.js';

describe('the ticks that fit', () => {
  it('never touch each other, and begin with the first', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 90 }), (unsorted, width) => {
        const ticks = unsorted.sort((a, b) => a - b);
        const fitting = fittingTicks(
          ticks,
          (tick) => tick,
          () => width,
        );
        expect(fitting[0]).toBe(ticks[0]);
        for (let at = 1; at < fitting.length; at++)
          expect(fitting[at]! - fitting[at - 1]!).toBeGreaterThanOrEqual(width);
      }),
    );
  });
});
