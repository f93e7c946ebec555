import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { parseQuery } from '../query/parse-query.js';
import { slotRows } from '../slot/slot-rows.js';
import { filterRows } from '../table/filter-rows.js';
import { resolveView } from '../view/resolve-view.js';
import { shownQuery } from './shown-query.js';
import { shownRows } from './shown-rows.js';

const [slot, device, sweep] = ['7x7x8-8-s1', 'ph0ne', 'other'];
const rows = [
  { slot: '14x14x8-8-s1' },
  {},
  { mixing_reach: 1 },
  { device },
  { device, mixing_reach: 1 },
  { engine: 'onnxruntime' },
  { engine: 'onnxruntime', threads: 4, mixing_reach: 1 },
  { sweep },
  { sweep, cache: 'cold-weights' },
].map((change, index) => sampleRow({ slot, candidate: `k${index}`, ...change }));
const report = { ...sampleDocument(rows), findings: [] };
const keys = (found: typeof rows) => found.map(({ candidate }) => candidate).sort();
const listed = (all: typeof rows, query: string) => keys([...filterRows(all, parseQuery(query), null)]);

describe('the query for what the front shows', () => {
  it('finds these rows, and no others', () => {
    const views = [
      {},
      { device },
      { engine: 'onnxruntime' },
      { engine: 'onnxruntime', threads: '4' },
      { across: 'engines' },
      { across: 'engines', reach: '1' },
      { device, reach: '0.5' },
      { sweep },
      { sweep, cache: 'cold-weights' },
      { slot: '14x14x8-8-s1' },
    ].map((fields) => resolveView(report, { slot, ...fields }));
    for (const view of views) {
      const shown = shownRows(report, slotRows(rows, view), view).filter(
        ({ mixing_reach: reach }) => reach >= Number(view.reach),
      );
      expect(shown.length).toBeGreaterThan(0);
      expect(listed(rows, shownQuery(rows, view)), shownQuery(rows, view)).toEqual(keys([...shown]));
    }
  });

  it('names no condition that all rows share', () => {
    const alike = rows.slice(0, 3);
    const view = resolveView({ ...report, rows: alike }, { slot });
    expect(shownQuery(alike, view)).toBe(`slot:${slot}`);
  });

  it('finds a sweep by any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const two = [sampleRow({ slot, sweep: name }), sampleRow({ slot, sweep: `not ${name}` })];
        const query = shownQuery(two, { ...two[0]!, across: '', reach: '' });
        expect(parseQuery(query).problems).toEqual([]);
        expect(filterRows(two, parseQuery(query), null)).toContain(two[0]);
      }),
    );
    const quoted = [sampleRow({ slot, sweep: 'a "b", c' }), sampleRow({ slot, sweep: 'b' })];
    const query = shownQuery(quoted, { ...quoted[0]!, across: '', reach: '' });
    expect(filterRows(quoted, parseQuery(query), null)).toEqual([quoted[0]]);
  });
});
