import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { changedView } from './changed-view.js';
import { formatHash, parseHash, withPlace } from './hash.js';
import { defaultView, resolveView } from './resolve-view.js';
import { differOnlyInTable } from './use-settled-navigation.js';
import {
  CHANGES,
  CODE_NAMES,
  COLOURS,
  ROOF_SCOPES,
  SCALES,
  SORT_ORDERS,
  X_COLUMNS,
  Y_COLUMNS,
} from './view-state.js';

const report = sampleDocument();
const defaults = defaultView(report);

describe('a link', () => {
  it('reproduces every view', () => {
    const slots = [...new Set(report.rows.map((row) => row.slot))];
    const views = fc.record({
      slot: fc.constantFrom(...slots),
      x: fc.constantFrom(...X_COLUMNS),
      y: fc.constantFrom(...Y_COLUMNS),
      scale: fc.constantFrom(...SCALES),
      zoom: fc.constantFrom('', '1000000~50000000~1200000~9000000', '0.5~1~0.001~3'),
      colour: fc.constantFrom(...COLOURS),
      reach: fc.constantFrom('', '1', '0.0625'),
      pins: fc.subarray(report.rows.slice(0, 8).map((row) => row.candidate)).map((keys) => keys.join(',')),
      roof: fc.constantFrom(...ROOF_SCOPES),
      candidate: fc.constantFrom(null, ...report.rows.map((row) => row.candidate)),
      sort: fc.constantFrom('macs' as const, 'slot' as const, 'latency_ns' as const),
      order: fc.constantFrom(...SORT_ORDERS),
      code: fc.constantFrom(...CODE_NAMES),
      base: fc.constantFrom(null, ...report.runs.map(({ run }) => run)),
      against: fc.constantFrom('', 'run-1', 'run-1,run-2'),
      changes: fc.constantFrom(...CHANGES),
      columns: fc.constantFrom('', 'kind,macs', 'kernels'),
      filter: fc.string({ unit: 'grapheme' }),
      state: fc.constantFrom(null, 'failed' as const, 'measured' as const),
    });
    fc.assert(
      fc.property(views, (change) => {
        const view = { ...defaults, ...change };
        expect(resolveView(report, parseHash(formatHash(view, defaults)), defaults)).toEqual(view);
      }),
    );
  });

  it('leaves out what is as it would be anyway', () => {
    expect(formatHash(defaults, defaults)).toBe('#');
    expect(formatHash({ ...defaults, scale: 'linear' }, defaults)).toBe('#scale=linear');
  });

  it('keeps what is looked at in a newer document with other defaults, where that is written out', () => {
    const rows = [
      sampleRow({ device: 'first', slot: '7x7x8-8-s1' }),
      sampleRow({ device: 'second', slot: '7x7x8-8-s1' }),
      sampleRow({ device: 'second', slot: '56x56x8-8-s1' }),
    ];
    const older = { ...report, rows: rows.slice(0, 2), findings: [] };
    const newer = { ...report, rows: [...rows].reverse(), findings: [] };
    const hash = '#scale=linear&candidate=later&x=macs';
    const view = resolveView(older, parseHash(hash), defaultView(older));
    const kept = withPlace(hash, view);
    const after = (text: string) => resolveView(newer, parseHash(text), defaultView(newer));
    expect([after(hash).device, after(hash).slot]).toEqual(['second', '56x56x8-8-s1']);
    expect(after(kept)).toEqual(view);
    expect(parseHash(kept)).toMatchObject({ candidate: 'later', device: 'first', slot: '7x7x8-8-s1' });
  });

  it('keeps a zoom with its plane, and drops it with another', () => {
    const view = { ...defaults, zoom: '1~2~3~4' };
    expect(changedView(view, { candidate: 'a', scale: 'linear' }).zoom).toBe('1~2~3~4');
    expect(changedView(view, { x: 'params' }).zoom).toBe('');
    expect(changedView(view, { slot: '14x14x512-512-s1', zoom: '5~6~7~8' }).zoom).toBe('5~6~7~8');
  });

  it('drops what it cannot mean: windows without length, pins of nobody, shares above 1', () => {
    const candidate = report.rows[0]?.candidate ?? '';
    const view = resolveView(
      report,
      parseHash(`#zoom=5~1~2~3&pins=nobody,${candidate},${candidate}&reach=2&colour=mauve`),
      defaults,
    );
    expect(view).toEqual({ ...defaults, pins: candidate });
  });

  it('never breaks the page, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(resolveView(report, parseHash(`#${text}`)).slot).toMatch(/^\d+x/);
      }),
    );
    expect(resolveView(report, parseHash('#slot=none&x=toString&sort=__proto__&order=up'))).toEqual(defaults);
  });
});

describe('the view of a document', () => {
  it('begins at the slot of its first finding', () => {
    expect(defaults.slot).toBe(report.findings[0]?.slot);
  });

  it('offers only conditions that have rows', () => {
    const rows = [
      sampleRow({ engine: 'wasm', threads: 1 }),
      sampleRow({ engine: 'onnxruntime', threads: 4, slot: '7x7x8-8-s1' }),
    ];
    const view = resolveView({ ...report, rows, findings: [] }, { engine: 'onnxruntime', threads: '1' });
    expect([view.engine, view.threads, view.slot]).toEqual(['onnxruntime', 4, '7x7x8-8-s1']);
  });

  it('keeps to the bare link under conditions where another slot comes first', () => {
    const rows = [
      sampleRow({ engine: 'wasm', slot: '7x7x8-8-s1' }),
      sampleRow({ engine: 'onnxruntime', slot: '56x56x8-8-s1' }),
      sampleRow({ engine: 'onnxruntime', slot: '7x7x8-8-s1' }),
    ];
    const two = { ...report, rows, findings: [] };
    const bare = defaultView(two);
    const view = { ...bare, engine: 'onnxruntime' };
    expect(resolveView(two, parseHash(formatHash(view, bare)), bare)).toEqual(view);
  });

  it('exists for a document without rows', () => {
    expect(defaultView({ ...report, rows: [], findings: [] }).slot).toBe('');
  });
});

describe('a view that only the table shows', () => {
  it('is told from one that the rest of the page shows too', () => {
    expect(differOnlyInTable(defaults, { ...defaults, filter: 'g>2', sort: 'macs', state: 'failed' })).toBe(
      true,
    );
    expect(differOnlyInTable(defaults, { ...defaults, filter: 'g>2', slot: '14x14x512-512-s1' })).toBe(false);
    expect(differOnlyInTable(defaults, { ...defaults, candidate: 'a' })).toBe(false);
  });
});
