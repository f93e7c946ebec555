import type { Row } from '@convscape/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { isOpenRow } from '../front/is-open-row.js';
import { parseQuery } from '../query/parse-query.js';
import { resolveView } from '../view/resolve-view.js';
import { SORT_ORDERS } from '../view/view-state.js';
import { filterRows } from './filter-rows.js';
import { rowWith, savedColumns } from './saved-columns.js';
import { sortRows } from './sort-rows.js';
import { TABLE_COLUMNS, type TableColumn, tableColumns } from './table-columns.js';
import { windowOf } from './use-row-window.js';

function column(sort: keyof Row): TableColumn {
  const found = TABLE_COLUMNS.find((candidate) => candidate.sort === sort);
  if (found === undefined) throw new Error(`no column ${sort}`);
  return found;
}

describe('sorting', () => {
  it('keeps every row, in order, with empty ones last either way', () => {
    const latencies = fc.array(fc.option(fc.integer({ min: 1, max: 50 }), { nil: null }), { maxLength: 20 });
    fc.assert(
      fc.property(latencies, fc.constantFrom(...SORT_ORDERS), (values, order) => {
        const rows = values.map((latency_ns) => sampleRow({ latency_ns }));
        const sorted = sortRows(rows, column('latency_ns'), order).map((row) => row.latency_ns);
        const numbers = values.filter((value) => value !== null).sort((a, b) => a - b);
        const expected = order === 'ascending' ? numbers : numbers.reverse();
        expect(sorted).toEqual([...expected, ...values.filter((value) => value === null)]);
      }),
    );
  });

  it('compares numbers inside words as numbers', () => {
    const rows = [8, 16, 2].map((groups) => sampleRow({ groups }));
    const sorted = sortRows(rows, column('kind'), 'ascending');
    expect(sorted.map((row) => row.groups)).toEqual([2, 8, 16]);
  });
});

describe('the filter', () => {
  const rows = [
    sampleRow({ candidate: 'a', slot: '7x7x8-8-s1' }),
    sampleRow({ candidate: 'b', kind: 'standard', groups: null, mix: null }),
    sampleRow({ candidate: 'c', state: 'failed', reason: 'Wrong answer' }),
  ];
  const found = (text: string, state: Row['state'] | null = null) =>
    filterRows(rows, parseQuery(text), state).map((row) => row.candidate);

  it('wants every word, anywhere, in any case', () => {
    expect(found('GROUPED 7x7')).toEqual(['a']);
    expect(found('wrong')).toEqual(['c']);
    expect(found('grouped standard')).toEqual([]);
  });

  it('passes everything when it says nothing', () => {
    expect(found('  ')).toEqual(['a', 'b', 'c']);
  });

  it('leaves only one state where one is chosen', () => {
    expect(found('', 'failed')).toEqual(['c']);
    expect(found('7x7', 'failed')).toEqual([]);
  });
});

describe('the columns', () => {
  const titles = (rows: readonly Row[]) => tableColumns(rows).map(({ sort }) => sort);

  it('include engine, threads and the like only where they tell rows apart', () => {
    expect(titles([sampleRow(), sampleRow()])).not.toContain('engine');
    expect(titles([sampleRow(), sampleRow({ engine: 'reference' })])).toContain('engine');
  });

  it('are those of the link where it names some, the name of the candidate always among them', () => {
    const named = tableColumns([sampleRow()], 'kernels,macs,nonsense').map(({ sort }) => sort);
    expect(named).toEqual(['kind', 'macs', 'kernels']);
  });

  it('say nothing where there is nothing, rather than null', () => {
    const empty = sampleRow({ latency_ns: null, latency_p95_ns: null, savings_realised: null, front: null });
    const texts = TABLE_COLUMNS.map((candidate) => candidate.text(empty)).filter((text) => text !== null);
    expect(texts.join(' ')).not.toMatch(/null|undefined|NaN/);
  });
});

describe('the rows drawn of a long table', () => {
  it('are those in sight and some around, and what is not drawn keeps its height', () => {
    const view = fc.record({
      top: fc.integer({ min: 0, max: 3_000_000 }),
      height: fc.integer({ min: 1, max: 2000 }),
      rowPx: fc.double({ min: 10, max: 80, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 301, max: 100_000 }), view, (count, { top, height, rowPx }) => {
        const { start, end, above, below } = windowOf(count, { top, height, rowPx });
        expect(above + (end - start) * rowPx + below).toBeCloseTo(count * rowPx, 3);
        expect(end - start).toBeLessThanOrEqual(Math.ceil(height / rowPx) + 41);
        const seen = Math.min(top, Math.max(0, count * rowPx - height));
        expect(start * rowPx).toBeLessThanOrEqual(seen);
        expect(end * rowPx).toBeGreaterThanOrEqual(Math.min(count * rowPx, seen + height) - 1e-6);
      }),
    );
  });
});

describe('the row whose details are shown', () => {
  const row = sampleRow();
  const rows = [
    row,
    sampleRow({ device: 'other' }),
    sampleRow({ sweep: 'again' }),
    sampleRow({ candidate: 'b', engine: 'onnxruntime' }),
  ];
  const open = (candidate: string, across = '') => {
    const view = resolveView(sampleDocument(rows), { candidate, across });
    return rows.filter((one) => isOpenRow(one, view));
  };

  it('is one, though the candidate has rows on other devices and in other sweeps', () => {
    expect(open(row.candidate)).toEqual([row]);
  });

  it('is of another engine only where engines are joined', () => {
    expect(open('b')).toEqual([]);
    expect(open('b', 'engines')).toEqual([rows[3]]);
  });
});

describe('what is saved', () => {
  it('is every column where nobody chose', () => {
    expect(rowWith(sampleRow(), savedColumns(''))).toEqual(sampleRow());
  });

  it('is the keys, then what the chosen columns say, once each', () => {
    const saved = savedColumns('latency_ns,macs,candidate,front_probability');
    expect(saved.slice(0, 6)).toEqual(['candidate', 'sweep', 'device', 'run', 'kind', 'groups']);
    expect(saved.slice(-6)).toEqual([
      ...['latency_ns', 'latency_low_ns', 'latency_high_ns'],
      ...['front', 'front_probability', 'macs'],
    ]);
    expect(new Set(saved).size).toBe(saved.length);
    expect(saved).not.toContain('params');
  });
});
