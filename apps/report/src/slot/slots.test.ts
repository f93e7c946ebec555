import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { compareSlots } from './compare-slots.js';
import { slotRows } from './slot-rows.js';
import { slotVerdict } from './slot-verdict.js';

describe('slots', () => {
  it('stand with large feature maps first, then few channels first, compared as numbers', () => {
    const slots = [
      '7x7x512-512-s1',
      '56x56x128-128-s1',
      '112x112x32-64-s1',
      '56x56x64-64-s2',
      '56x56x64-64-s1',
    ];
    expect(slots.sort(compareSlots)).toEqual([
      '112x112x32-64-s1',
      '56x56x64-64-s1',
      '56x56x64-64-s2',
      '56x56x128-128-s1',
      '7x7x512-512-s1',
    ]);
  });

  it('hold only rows of the same conditions', () => {
    const { sweep, device, engine, threads, cache } = sampleRow();
    const rows = [sampleRow(), sampleRow({ engine: 'reference' }), sampleRow({ slot: '7x7x8-8-s1' })];
    const slots = slotRows(rows, { sweep, device, engine, threads, cache });
    expect(slots.map((slot) => [slot.slot, slot.rows.length])).toEqual([
      ['56x56x128-128-s1', 1],
      ['7x7x8-8-s1', 1],
    ]);
  });
});

const timed = (candidate: string, ms: number, change: Parameters<typeof sampleRow>[0] = {}) =>
  sampleRow({
    candidate,
    latency_ns: ms * 1e6,
    latency_low_ns: ms * 0.99e6,
    latency_high_ns: ms * 1.01e6,
    ...change,
  });

describe('the verdict of a slot', () => {
  const dense = timed('dense', 32, {
    kind: 'standard',
    groups: null,
    mix: null,
    macs: 462_422_016,
    mixing_reach: 1,
  });

  it('names the fastest, and the fastest that mixes all channels where that is another one', () => {
    const verdict = slotVerdict([dense, timed('a', 4), timed('b', 6, { mixing_reach: 1, mix: 'pointwise' })]);
    expect(verdict.fastest?.row.candidate).toBe('a');
    expect(verdict.fastestMixing?.row.candidate).toBe('b');
  });

  it('names one where the fastest mixes all channels itself', () => {
    const verdict = slotVerdict([dense, timed('a', 40)]);
    expect(verdict.fastest?.row.candidate).toBe('dense');
    expect(verdict.fastestMixing).toBeNull();
  });

  it('sets the measured speed-up beside the counted one', () => {
    const { fastest } = slotVerdict([dense, timed('a', 8)]);
    expect(fastest?.against?.measuredSpeedUp.ratio).toBeCloseTo(4);
    expect(fastest?.against?.countedSpeedUp).toBeCloseTo(8);
  });

  it('says whose interval overlaps, the fastest first', () => {
    const { fastest } = slotVerdict([timed('c', 4.07), timed('a', 4), timed('b', 4.05), timed('d', 4.2)]);
    expect(fastest?.rivals.map((row) => row.candidate)).toEqual(['b', 'c']);
  });

  it('leaves out what was seen once, unless nothing else was timed', () => {
    const screened = timed('once', 1, { state: 'screened' });
    expect(slotVerdict([screened, timed('a', 4)]).fastest?.row.candidate).toBe('a');
    expect(slotVerdict([screened]).fastest?.row.candidate).toBe('once');
  });

  it('leaves out what an older run than the front’s measured, however much that is', () => {
    const old = ['c', 'd', 'e'].map((name) => timed(name, 1, { run: 'run-0', front: null, mixing_reach: 1 }));
    const { fastest, fastestMixing } = slotVerdict([...old, timed('a', 4), timed('b', 4.05)]);
    expect(fastest?.row.candidate).toBe('a');
    expect(fastest?.rivals.map((row) => row.candidate)).toEqual(['b']);
    expect(fastestMixing).toBeNull();
  });

  it('is empty where nothing was timed', () => {
    const failed = sampleRow({
      state: 'failed',
      latency_ns: null,
      latency_low_ns: null,
      latency_high_ns: null,
    });
    expect(slotVerdict([failed])).toEqual({ fastest: null, fastestMixing: null });
  });
});
