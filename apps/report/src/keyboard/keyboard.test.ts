import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { mixingRows } from '../front/mixing-rows.js';
import { frontWalk, nextOnFront, placeWords } from './front-walk.js';

const row = (candidate: string, macs: number, front: 'certain' | 'contested' | 'out' = 'certain') =>
  sampleRow({ candidate, macs, front });

describe('a walk along the front', () => {
  const walk = frontWalk([row('c', 3), row('out', 2, 'out'), row('a', 1), row('b', 2, 'contested')], 'macs');

  it('goes by the x axis, over the certain and the contested', () => {
    expect(walk.map(({ candidate }) => candidate)).toEqual(['a', 'b', 'c']);
  });

  it('begins at either end, steps to the neighbour, and stops at the ends', () => {
    const next = (from: string | null, step: 1 | -1) => nextOnFront(walk, from, step)?.candidate;
    expect([next(null, 1), next(null, -1), next('out', 1)]).toEqual(['a', 'c', 'a']);
    expect([next('a', 1), next('c', -1)]).toEqual(['b', 'b']);
    expect([next('c', 1), next('a', -1)]).toEqual(['c', 'a']);
    expect(nextOnFront([], null, 1)).toBeUndefined();
  });

  it('knows how far along it a candidate stands', () => {
    expect(placeWords(walk, walk[1]!)).toBe('2 of 3 on the front');
    expect(placeWords(walk, row('out', 2, 'out'))).toBe('not on the front');
  });

  it('passes by what mixes less than the view asks for', () => {
    const rows = [0.25, 1, 0.5].map((mixing_reach) =>
      sampleRow({ candidate: `reach ${mixing_reach}`, macs: mixing_reach, front: 'certain', mixing_reach }),
    );
    const candidates = (reach: string) =>
      frontWalk(mixingRows(rows, { reach }), 'macs').map(({ candidate }) => candidate);
    expect(candidates('')).toEqual(['reach 0.25', 'reach 0.5', 'reach 1']);
    expect(candidates('0.5')).toEqual(['reach 0.5', 'reach 1']);
    expect(candidates('1')).toEqual(['reach 1']);
  });
});
