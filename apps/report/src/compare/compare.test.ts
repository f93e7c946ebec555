import type { RunRecord } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleComparison } from '../fixtures/sample-comparison.js';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { chosenSides } from './chosen-sides.js';
import { comparisons } from './comparison.js';
import { comparisonWords } from './comparison-words.js';
import { protocolWords } from './protocol-words.js';
import { runRatio } from './run-ratio.js';
import { type Side, sidesOf } from './side.js';
import { sharedPoints, sideFronts } from './side-fronts.js';

const report = sampleComparison();
const sides = sidesOf(report);
const asked = (base: string | null, against = '') => chosenSides(sides, { base, against });
const keys = (list: readonly Side[]) => list.map(({ run }) => run.run);
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
    const all = comparisons(asked('run-0', 'run-1'));
    const changed = all.filter(({ isChanged }) => isChanged);
    expect(changed.length).toBeGreaterThan(10);
    expect(all.slice(0, changed.length)).toEqual(changed);
    for (const { row } of changed) expect([row.kind, row.mix]).toEqual(['grouped', 'none']);
    expect(comparisonWords(all, 0)).toBe(
      `Of ${timedRows.length} candidates timed in both, ${changed.length} faster beyond noise; the median takes 0.999× as long.`,
    );
  });

  it('lists against another device what departs most from the median', () => {
    const all = comparisons(asked('run-1', 'run-b'));
    expect(all.slice(0, 6).map(({ row }) => row.kind)).toEqual(Array(6).fill('standard'));
  });

  it('counts a time that was lost as a change, and what was not asked for as none', () => {
    const [base, other] = sides as [Side, Side];
    const [lost, absent] = timedRows;
    const rows = new Map(other.rows);
    rows.set(lost!.candidate, { ...lost!, state: 'failed', reason: 'wrong answer', latency_ns: null });
    rows.delete(absent!.candidate);
    const all = comparisons({ base, others: [{ ...other, rows }] });
    const of = (candidate: string) => all.find(({ row }) => row.candidate === candidate);
    expect(of(lost!.candidate)).toMatchObject({ isChanged: true, others: [{ state: 'untimed' }] });
    expect(of(absent!.candidate)).toMatchObject({ isChanged: false, others: [{ state: 'absent' }] });
    const turned = comparisons({ base: { ...other, rows }, others: [base] });
    expect(turned.find(({ row }) => row.candidate === absent!.candidate)).toMatchObject({
      base: null,
      isChanged: false,
      others: [{ state: 'alone' }],
    });
  });
});

describe('the ratio of two runs', () => {
  const [run] = report.runs as [RunRecord];
  const quiet = { ...run, noise: undefined } as unknown as RunRecord;
  const timed = (latency: number, halfWidth = 0.01) =>
    sampleRow({
      latency_ns: latency,
      latency_low_ns: latency * (1 - halfWidth),
      latency_high_ns: latency * (1 + halfWidth),
    }) as Parameters<typeof runRatio>[0]['row'];
  const ratioOf = (to: number, inRun = quiet) =>
    runRatio({ row: timed(100), run: quiet }, { row: timed(to), run: inRun });

  it('is what the other takes over what the base takes, with the worst and the best of both intervals', () => {
    const { ratio, low, high } = ratioOf(150);
    expect([ratio, low, high]).toEqual([1.5, 148.5 / 101, 151.5 / 99]);
  });

  it('says slower and faster only beyond both intervals and the noise of either run', () => {
    expect([ratioOf(101), ratioOf(103), ratioOf(97)].map(({ verdict }) => verdict)).toEqual([
      'within-noise',
      'slower',
      'faster',
    ]);
    const noisy = { ...quiet, noise: { screening: null, confirmation: { pairs: 3, relative: 0.04 } } };
    expect([ratioOf(103, noisy), ratioOf(105, noisy)].map(({ verdict }) => verdict)).toEqual([
      'within-noise',
      'slower',
    ]);
  });

  it('knows a measurement that a newer run took over, and no other device by it', () => {
    expect(ratioOf(100).verdict).toBe('same-measurement');
    expect(ratioOf(100, { ...quiet, device: 'other' }).verdict).toBe('within-noise');
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

it('says when two runs did not measure alike', () => {
  const [{ protocol }] = report.runs as [RunRecord];
  expect(protocolWords(protocol, protocol)).toBe('');
  expect(protocolWords(protocol, { ...protocol, cache: 'cold-weights' })).toContain(
    'hot caches in the base run, cold weights in this one',
  );
  expect(protocolWords(protocol, { ...protocol, version: 9 as never })).toContain('protocols differ');
});
