import type { VisitOutcome } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { Patience } from './patience.js';

const outcome = (state: 'timed' | 'discarded', flags: readonly string[] = []) =>
  ({ state, timing: { flags } }) as unknown as VisitOutcome;
const DISTURBED = outcome('discarded');

describe('Patience', () => {
  it('waits after three disturbed visits in a row, longer each time, and no more than three times', () => {
    const patience = new Patience();
    const waits: (number | null)[] = [];
    for (let turn = 0; turn < 12; turn++) {
      waits.push(patience.takeWaitMs());
      patience.saw(DISTURBED);
    }
    expect(waits.map((wait) => wait ?? 0)).toEqual([0, 0, 0, 2000, 0, 0, 5000, 0, 0, 10_000, 0, 0]);
    expect(patience.takeWaitMs()).toBeNull();
  });

  it('begins anew after a visit that nothing disturbed, and not after one that was kept although it was', () => {
    const patience = new Patience();
    const waitAfter = (last: VisitOutcome) => {
      patience.saw(last);
      for (let turn = 0; turn < 3; turn++) patience.saw(DISTURBED);
      return patience.takeWaitMs();
    };
    expect(waitAfter(DISTURBED)).toBe(2000);
    expect(waitAfter(outcome('timed', ['disturbed']))).toBe(5000);
    expect(waitAfter(outcome('timed'))).toBe(2000);
  });
});
