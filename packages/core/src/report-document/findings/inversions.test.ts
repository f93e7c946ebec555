import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standard, stored, timed } from '../fixtures/stored.js';
import { rowsOf } from '../rows/rows-of.js';
import { inversions } from './inversions.js';

const [sample] = rowsOf(stored([standard], [timed(standard, 1e6)]));

const row = (candidate: string, macs: number, ms: number, spread = 0.01) => ({
  ...sample!,
  candidate,
  macs,
  latency_ns: ms * 1e6,
  latency_low_ns: ms * 1e6 * (1 - spread),
  latency_high_ns: ms * 1e6 * (1 + spread),
});

describe('inversions', () => {
  it('are pairs of which the cheaper takes longer, the furthest apart first', () => {
    const found = inversions([[row('a', 1e6, 3), row('b', 2e6, 2), row('c', 9e6, 1)]], 9);
    expect(found.pairs).toBe(3);
    expect(found.inverted).toBe(3);
    expect(found.worst.map(({ cheaper, faster }) => cheaper.candidate + faster.candidate)).toEqual([
      'ac',
      'bc',
      'ab',
    ]);
    expect(found.worst[0]).toMatchObject({ macsRatio: 9, latencyRatio: 3 });
  });

  it('do not count what the intervals cannot tell apart, nor pairs of different slots', () => {
    expect(inversions([[row('a', 1e6, 2.1, 0.1), row('b', 2e6, 2, 0.1)]], 9).pairs).toBe(0);
    expect(inversions([[row('a', 1e6, 3)], [row('b', 2e6, 2)]], 9).pairs).toBe(0);
  });

  it('count a block without MACs, and name no number of times that it computes less', () => {
    const found = inversions([[row('a', 0, 3), row('b', 2e6, 2), row('c', 9e6, 1)]], 9);
    expect(found.inverted).toBe(3);
    expect(found.worst.map(({ cheaper }) => cheaper.candidate)).toEqual(['b']);
  });

  it('say of how many of a slot’s fastest blocks they are, where it has more than are looked at', () => {
    const slot = (count: number) =>
      Array.from({ length: count }, (_, index) => row(`${index}`, index, 1 + index, 0));
    expect(inversions([slot(300), slot(300)], 1)).not.toHaveProperty('fastest');
    const cut = inversions([slot(2), slot(301)], 1);
    expect(cut.fastest).toBe(300);
    expect(cut.pairs).toBe(1 + (300 * 299) / 2);
  });

  it('are the same for any order of the rows', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })), {
      maxLength: 12,
      selector: ([macs]) => macs,
    });
    fc.assert(
      fc.property(rows, (drawn) => {
        const all = drawn.map(([macs, ms]) => row(String(macs), macs, ms));
        const { pairs, inverted } = inversions([all], 5);
        expect(inversions([[...all].reverse()], 5)).toMatchObject({ pairs, inverted });
        expect(inverted).toBeLessThanOrEqual(pairs);
      }),
    );
  });
});
