import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { slotRows } from '../slot/slot-rows.js';
import { resolveView } from '../view/resolve-view.js';
import { dominanceObjectives } from './dominance-objectives.js';
import { placedRows } from './placed-rows.js';
import { shownRows } from './shown-rows.js';

const timed = (candidate: string, macs: number, ms: number, change: Parameters<typeof sampleRow>[0] = {}) =>
  sampleRow({
    ...{ candidate, macs, front: 'out', latency_ns: ms * 1e6 },
    ...{ latency_low_ns: ms * 0.99e6, latency_high_ns: ms * 1.01e6, ...change },
  });

const rows = [
  timed('small', 1e6, 1, { mixing_reach: 0.1 }),
  timed('mixing', 2e6, 2, { mixing_reach: 1 }),
  timed('large', 9e6, 3, { mixing_reach: 1 }),
  timed('near', 1e6, 1.005, { mixing_reach: 0.1 }),
  timed('apart', 1e5, 0.1, { mixing_reach: 1, front: null }),
];
const fronts = (found: readonly { readonly candidate: string; readonly front: string | null }[]) =>
  Object.fromEntries(found.map(({ candidate, front }) => [candidate, front]));
const RUNS = [{ run: 'run-1' }, { run: 'run-2' }];
const view = { x: 'macs', y: 'latency_ns', goal: '', by: 'axes' } as const;

describe('a front by other objectives', () => {
  it('is that of the two axes, with what overlaps contested and what was on no front left there', () => {
    expect(fronts(placedRows(rows, dominanceObjectives(view, []), RUNS))).toEqual({
      ...{ small: 'contested', near: 'contested', mixing: 'out', large: 'out', apart: null },
    });
  });

  it('takes mixing into the dominance where it is asked for', () => {
    const placed = placedRows(rows, dominanceObjectives({ ...view, by: 'mixing' }, []), RUNS);
    expect(fronts(placed)).toMatchObject({ mixing: 'certain', large: 'out' });
  });

  it('turns where more of a cost is better', () => {
    const placed = placedRows(rows, dominanceObjectives({ ...view, goal: 'maximize' }, []), RUNS);
    expect(fronts(placed)).toMatchObject({ small: 'contested', mixing: 'certain', large: 'certain' });
  });

  it('calls nothing certain that was visited once', () => {
    const once = rows.map((row) => ({ ...row, visits: 1 }));
    const placed = placedRows(once, dominanceObjectives({ ...view, by: 'mixing' }, []), RUNS);
    expect(fronts(placed)).toMatchObject({ mixing: 'contested' });
  });

  it('is of the newest run where fronts of two are joined, though the older has more rows', () => {
    const newer = timed('newer', 5e6, 9, { engine: 'other', run: 'run-2' });
    expect(fronts(placedRows([...rows, newer], dominanceObjectives(view, []), RUNS))).toEqual({
      ...{ small: null, near: null, mixing: null, large: null, apart: null, newer: 'certain' },
    });
  });

  it('holds the candidates of all engines where they are joined', () => {
    const other = rows.map((row) => ({
      ...row,
      engine: 'other',
      candidate: `${row.candidate}-other`,
      latency_ns: row.latency_ns! / 2,
      latency_low_ns: row.latency_low_ns! / 2,
      latency_high_ns: row.latency_high_ns! / 2,
    }));
    const report = sampleDocument([...rows, ...other]);
    const joined = resolveView(report, { across: 'engines', by: 'axes' });
    const slots = slotRows(report.rows, joined);
    const shown = shownRows(report, slots, joined);
    expect(shown).toHaveLength(10);
    expect(fronts(shown)).toMatchObject({ small: 'out', 'small-other': 'contested' });
    expect(shownRows(report, slots, { ...joined, across: '', by: 'sweep' })).toBe(slots[0]?.rows);
  });
});
