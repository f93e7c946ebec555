import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { matchesQuery } from '../query/matches-query.js';
import { parseQuery, withConditions } from '../query/parse-query.js';
import { brushConditions, brushOf } from './axis-brush.js';
import { parallelAxes } from './parallel-axis.js';

const { rows } = sampleDocument();
const axes = parallelAxes(rows);
const axisOf = (column: string) => axes.find((axis) => axis.column === column)!;

describe('parallel axes', () => {
  it('are of the columns that tell the candidates apart', () => {
    const columns = axes.map(({ column }) => column);
    expect(columns).toContain('groups');
    expect(columns).toContain('latency_ns');
    expect(parallelAxes([sampleRow(), sampleRow({ macs: 5 })]).map(({ column }) => column)).toEqual(['macs']);
  });

  it('place every row between foot and head, what has no value at the foot', () => {
    for (const axis of axes) {
      for (const row of rows) {
        const place = axis.placeOf(row);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(1);
        if (axis.kind === 'range' && row[axis.column] === null) expect(place).toBe(0);
      }
    }
  });

  it('rise with their column', () => {
    const axis = axisOf('macs');
    const ordered = [...rows].sort((a, b) => a.macs - b.macs).map(axis.placeOf);
    expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
  });
});

describe('a brush', () => {
  it('asks for the rows that cross it, and is read back from the query', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...axes), share, share, (axis, a, b) => {
        const brush = [Math.min(a, b), Math.max(a, b)] as const;
        const text = brushConditions(axis, brush);
        const query = parseQuery(text);
        expect(query.problems).toEqual([]);
        const again = brushOf(axis, query);
        for (const row of rows) {
          const place = axis.placeOf(row);
          // Four digits of the ends are written: what lies on an end may fall either way.
          const isClear = Math.min(Math.abs(place - brush[0]), Math.abs(place - brush[1])) > 0.002;
          if (place > brush[0] && place < brush[1] && isClear) expect(matchesQuery(row, query)).toBe(true);
          if (again !== null && matchesQuery(row, query) && place > 0) {
            expect(place).toBeGreaterThanOrEqual(again[0] - 0.002);
            expect(place).toBeLessThanOrEqual(again[1] + 0.002);
          }
        }
      }),
    );
  });

  it('asks for what has no value where it lies below all values, and leaves it out above', () => {
    const axis = axisOf('latency_ns');
    if (axis.kind !== 'range') throw new Error('a latency is a measure');
    const found = (text: string) => rows.filter((row) => matchesQuery(row, parseQuery(text)));
    const untimed = rows.filter(({ latency_ns: latency }) => latency === null);
    expect(untimed.length).toBeGreaterThan(0);
    expect(found(brushConditions(axis, [0, 0.05]))).toEqual(untimed);
    expect(brushOf(axis, parseQuery('latency:none'))?.[1]).toBeLessThan(axis.foot);
    const below = brushConditions(axis, [0, 0.6]);
    expect(found(below).some(({ latency_ns: latency }) => latency === null)).toBe(false);
    expect(brushOf(axis, parseQuery(below))?.[0]).toBe(axis.foot);
  });

  it('is a list where there are a few values, and always asks for one', () => {
    const axis = axisOf('mix');
    expect(brushConditions(axis, [0, 1])).toBe('');
    expect(parseQuery(brushConditions(axis, [0.2, 0.2])).terms).toHaveLength(1);
    expect(brushOf(axis, parseQuery('mix:none'))?.[1]).toBeLessThan(0.5);
    expect(brushOf(axis, parseQuery('!mix:none kind:grouped shuffle'))).toBeNull();
  });

  it('takes the place of what was asked of its column, and leaves the rest alone', () => {
    const filter = 'grouped "wrong answer" g>=4 groups<=16 !groups:8 macs<2e8 nonsense>1';
    expect(withConditions(filter, 'groups', 'groups:2,4')).toBe(
      'grouped "wrong answer" !groups:8 macs<2e8 nonsense>1 groups:2,4',
    );
    expect(withConditions('g>=4', 'groups', '')).toBe('');
  });
});
