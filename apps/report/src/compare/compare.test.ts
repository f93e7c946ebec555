import { describe, expect, it } from 'vitest';
import { sampleComparison } from '../fixtures/sample-comparison.js';
import { sampleDocument } from '../fixtures/sample-document.js';
import { formatHash, parseHash } from '../view/hash.js';
import { defaultView, resolveView } from '../view/resolve-view.js';
import type { ViewState } from '../view/view-state.js';
import { type ChosenSides, chosenSides } from './chosen-sides.js';
import { comparisons } from './comparison.js';
import { comparisonWords } from './comparison-words.js';
import { nothingListedWords } from './nothing-listed-words.js';
import { type Side, sidesOf } from './side.js';
import { sideComparisons } from './side-comparison.js';
import { sharedPoints, sideFronts } from './side-fronts.js';
import { viewOfSlot } from './view-of-slot.js';

const report = sampleComparison();
const sides = sidesOf(report);
const asked = (base: string | null, against = '') => chosenSides(sides, { base, against });
const keys = (list: readonly Side[]) => list.map(({ run }) => run.run);
const compare = (chosen: ChosenSides) => comparisons(chosen.base, sideComparisons(chosen));
const timedRows = report.rows.filter(({ run, latency_ns }) => run === 'run-1' && latency_ns !== null);

describe('the runs of a report', () => {
  it('are sides when two of them timed something, and none otherwise', () => {
    expect(keys(sides)).toEqual(['run-0', 'run-1', 'run-b']);
    expect(sidesOf(sampleDocument())).toEqual([]);
  });

  it('are called by what tells them apart, and by no more', () => {
    expect(sides.map(({ name }) => name)).toEqual([
      'Sample CPU 3.0 GHz, 23 Nov 2026, 22:00',
      'Sample CPU 3.0 GHz, 24 Nov 2026, 09:12',
      'Sample Board 1.8 GHz',
    ]);
    const nights = { ...report, rows: report.rows.filter(({ run }) => run === 'run-1') };
    expect(sidesOf(nights).map(({ name }) => name)).toEqual(['23 Nov 2026, 22:00', '24 Nov 2026, 09:12']);
  });

  it('have their own results, those of older runs among them', () => {
    const row = timedRows.find(({ kind, mix }) => kind === 'grouped' && mix === 'none')!;
    const [before, after] = sides.map((side) => side.rows.get(row.candidate)!);
    expect(after).toBe(row);
    expect(before).toMatchObject({ run: 'run-0', slot: row.slot, macs: row.macs, front: null });
    expect(before!.latency_ns! / row.latency_ns!).toBeCloseTo(1.2, 1);
  });
});

describe('what is compared', () => {
  it('is the newest run of each device, or of one device the last two runs', () => {
    expect([asked(null).base.run.run, keys(asked(null).others)]).toEqual(['run-1', ['run-b']]);
    const nights = chosenSides(sides.slice(0, 2), { base: null, against: '' });
    expect([nights.base.run.run, keys(nights.others)]).toEqual(['run-0', ['run-1']]);
  });

  it('is what the link says, as far as there is such a run', () => {
    expect(keys(asked('run-0', 'run-1,run-b').others)).toEqual(['run-1', 'run-b']);
    expect(keys(asked('run-b', 'run-b,nothing').others)).toEqual(['run-1']);
    expect(asked('nothing').base.run.run).toBe('run-1');
  });
});

describe('a comparison', () => {
  it('tells the blocks that became faster from those that stayed, and lists them first', () => {
    const chosen = asked('run-0', 'run-1');
    const all = compare(chosen);
    const changed = all.filter(({ isChanged }) => isChanged);
    expect(changed.length).toBeGreaterThan(10);
    expect(all.slice(0, changed.length)).toEqual(changed);
    for (const { row } of changed) expect([row.kind, row.mix]).toEqual(['grouped', 'none']);
    expect(comparisonWords(sideComparisons(chosen)[0]!)).toMatch(
      new RegExp(
        `^Of ${timedRows.length} candidates timed in both, ${changed.length} faster beyond noise, \\d+ the same within 3 %, \\d+ undecided; the median takes 0\\.99\\d× as long\\.$`,
      ),
    );
  });

  it('lists against another device what departs most from the median', () => {
    const all = compare(asked('run-1', 'run-b'));
    expect(all.slice(0, 6).map(({ row }) => row.kind)).toEqual(Array(6).fill('standard'));
  });

  it('counts a time that was lost as a change, and what was not asked for as none', () => {
    const [base, other] = sides as [Side, Side];
    const [lost, absent] = timedRows;
    const rows = new Map(other.rows);
    rows.set(lost!.candidate, { ...lost!, state: 'failed', reason: 'wrong answer', latency_ns: null });
    rows.delete(absent!.candidate);
    const all = compare({ base, others: [{ ...other, rows }] });
    const of = (candidate: string) => all.find(({ row }) => row.candidate === candidate);
    expect(of(lost!.candidate)).toMatchObject({ isChanged: true, others: [{ state: 'untimed' }] });
    expect(of(absent!.candidate)).toMatchObject({ isChanged: false, others: [{ state: 'absent' }] });
    const turned = compare({ base: { ...other, rows }, others: [base] });
    expect(turned.find(({ row }) => row.candidate === absent!.candidate)).toMatchObject({
      base: null,
      isChanged: false,
      others: [{ state: 'alone' }],
    });
  });

  it('knows what a newer run took over', () => {
    const [base, other] = sides as [Side, Side];
    const [first] = timedRows;
    const rows = new Map(other.rows).set(first!.candidate, base.rows.get(first!.candidate)!);
    const chosen = { base, others: [{ ...other, rows }] };
    const result = compare(chosen).find(({ row }) => row.candidate === first!.candidate)!.others[0];
    expect(result).toMatchObject({ state: 'compared', ratio: { verdict: 'taken-over' } });
    expect(comparisonWords(sideComparisons(chosen)[0]!)).toContain(
      '1 measurement was taken over by the newer run',
    );
  });

  it('says of runs whose results cannot meet why, and compares no time of theirs', () => {
    const [base, other] = sides as [Side, Side];
    const run = { ...other.run, protocol: { ...other.run.protocol, cache: 'cold-weights' as const } };
    const chosen = { base, others: [{ ...other, run }] };
    expect(comparisonWords(sideComparisons(chosen)[0]!)).toBe(
      'Their results cannot meet: caches were hot in the base run and cold-weights in this one.',
    );
    const lost = { ...timedRows[0]!, state: 'failed' as const, reason: 'memory', latency_ns: null };
    const rows = new Map(other.rows).set(lost.candidate, lost);
    const all = compare({ base, others: [{ ...other, run, rows }] });
    expect(all.some(({ isChanged }) => isChanged)).toBe(false);
    expect(all.some(({ others: [result] }) => result?.state === 'compared')).toBe(false);
  });

  it('says when the clock of the two runs was another', () => {
    const [base, other] = sides as [Side, Side];
    const at = (side: Side, computeNs: number): Side => ({
      ...side,
      run: { ...side.run, sentinels: { computeNs, memoryNs: 1000, memoryBytes: 2 ** 26 } },
    });
    const words = (computeNs: number) =>
      comparisonWords(sideComparisons({ base: at(base, 1000), others: [at(other, computeNs)] })[0]!);
    expect(words(1100)).toContain('A clock cycle took 1.100× as long when this run began');
    expect(words(1001)).not.toContain('clock');
  });
});

describe('runs of two sweeps', () => {
  const other = report.rows
    .filter(({ slot, run }) => slot === '14x14x512-512-s1' && run === 'run-1')
    .map((row) => ({
      ...row,
      ...{ candidate: `ff${row.candidate.slice(2)}`, slot: '7x7x8-8-s1', sweep: 'other', run: 'run-2' },
    }));
  const night = report.runs.find(({ run }) => run === 'run-1')!;
  const two = {
    ...report,
    sweeps: [...report.sweeps, { ...report.sweeps[0]!, name: 'other' }],
    runs: [...report.runs, { ...night, run: 'run-2', sweep: 'other' }],
    rows: [...report.rows, ...other],
  };
  const [first, newer, , apart] = sidesOf(two) as [Side, Side, Side, Side];
  const defaults = defaultView(two);
  const view = { ...defaults, device: night.device, engine: 'wasm', threads: 1 };
  const seenWith = (change: Partial<ViewState>, from: ViewState) =>
    resolveView(two, parseHash(formatHash({ ...from, ...change }, defaults)), defaults);

  it('show a slot under the conditions that have it', () => {
    const there = seenWith(viewOfSlot(apart, '7x7x8-8-s1', view), view);
    expect([there.sweep, there.device, there.slot]).toEqual(['other', night.device, '7x7x8-8-s1']);
    const back = seenWith(viewOfSlot(first, '28x28x256-256-s1', there), there);
    expect([back.sweep, back.slot]).toEqual(['mobile-blocks', '28x28x256-256-s1']);
  });

  it('stay on the device in view where that has the slot', () => {
    const board = { ...view, device: 'b0ard' };
    expect(viewOfSlot(first, '28x28x256-256-s1', board)).toEqual({
      ...{ slot: '28x28x256-256-s1', candidate: null },
    });
  });

  it('are said to have nothing of a slot, and nothing of changes where none were compared', () => {
    const words = (base: Side, side: Side, changes: 'beyond' | 'slot') =>
      nothingListedWords(changes, '9x9', sideComparisons({ base, others: [side] }));
    expect(words(first, newer, 'slot')).toBe(
      'None of these runs has a candidate of 9x9: nothing of it is compared.',
    );
    expect(words(first, newer, 'beyond')).toBe('Nothing changed beyond noise.');
    expect(words(newer, apart, 'beyond')).toBeNull();
    const cold = { ...newer.run, protocol: { ...newer.run.protocol, cache: 'cold-weights' as const } };
    expect(words(first, { ...newer, run: cold }, 'beyond')).toBeNull();
  });
});

describe('fronts laid over each other', () => {
  it('have a mark for each candidate of any of them, on every side that timed it', () => {
    const fronts = sideFronts(
      asked('run-0', 'run-1,run-b'),
      { slot: '56x56x128-128-s1', engine: 'wasm', threads: 1, x: 'macs', y: 'latency_ns', scale: 'log' },
      'minimize',
    );
    const shared = sharedPoints(fronts);
    for (const [place, { all, mixing }] of fronts.entries()) {
      for (const { row } of [...all, ...mixing]) {
        const one = shared.find(({ candidate }) => candidate === row.candidate)!;
        expect([one.isOnFront[place], one.points[place]?.row]).toEqual([true, row]);
      }
    }
    for (const { points } of shared) expect(points.filter((point) => point !== null).length).toBe(3);
  });
});
