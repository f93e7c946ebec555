import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { pinnedLines } from './pinned-lines.js';
import { pinnedRows } from './pinned-rows.js';
import { knownPins, MOST_PINS, togglePin } from './pins.js';
import { relativeLatency, relativeLatencyText } from './relative-latency.js';

describe('pins', () => {
  it('come and go, in their order, and are no more than can be compared', () => {
    expect(togglePin('', 'a')).toBe('a');
    expect(togglePin('a,b', 'c')).toBe('a,b,c');
    expect(togglePin('a,b,c', 'b')).toBe('a,c');
    const many = Array.from({ length: 20 }, (_, index) => `k${index}`).reduce(togglePin, '');
    expect(many.split(',')).toHaveLength(MOST_PINS);
    expect(many).toMatch(/^k0,.*,k19$/);
  });

  it('are those that the document knows, each once', () => {
    expect(knownPins('b,x,a,b', new Set(['a', 'b']))).toBe('b,a');
    expect(knownPins('', new Set(['']))).toBe('');
  });

  it('lead to the row of the chosen conditions, or else of the chosen device', () => {
    const conditions = { sweep: 's', device: 'd', engine: 'wasm', threads: 1, cache: 'hot' };
    const rows = [
      sampleRow({ ...conditions, candidate: 'a', device: 'other' }),
      sampleRow({ ...conditions, candidate: 'a' }),
      sampleRow({ ...conditions, candidate: 'b', device: 'other', engine: 'onnxruntime' }),
      sampleRow({ ...conditions, candidate: 'b', engine: 'onnxruntime' }),
    ];
    expect(pinnedRows(rows, ['b', 'gone', 'a'], conditions)).toEqual([rows[3], rows[1]]);
  });
});

describe('the lines of what is pinned', () => {
  const { devices } = sampleDocument([]);
  const conditionsOf = (rows: readonly ReturnType<typeof sampleRow>[]) =>
    pinnedLines(rows, devices)
      .slice(1)
      .map(({ title, text }) => [title, ...rows.map(text)])
      .slice(0, -pinnedLines([sampleRow()], devices).length + 1);

  it('tell conditions that keep them apart, and no others', () => {
    expect(conditionsOf([sampleRow(), sampleRow({ groups: 4, slot: '7x7x8-8-s1' })])).toEqual([]);
    expect(conditionsOf([sampleRow(), sampleRow({ engine: 'onnxruntime', threads: 4 })])).toEqual([
      ['Engine', 'wasm', 'onnxruntime'],
      ['Threads', '1', '4'],
    ]);
    expect(
      conditionsOf([sampleRow(), sampleRow({ device: 'ph0ne', sweep: 'other', cache: 'cold' })]),
    ).toEqual([
      ['Cache', 'hot', 'cold'],
      ['Device', 'Sample CPU 3.0 GHz, 8 cores, node 24.11.0', 'ph0ne'],
      ['Sweep', 'mobile-blocks', 'other'],
    ]);
  });
});

describe('a latency against another', () => {
  const timed = (ns: number, spread: number) =>
    sampleRow({ latency_ns: ns, latency_low_ns: ns - spread, latency_high_ns: ns + spread });

  it('has the range that both intervals leave', () => {
    expect(relativeLatency(timed(200, 10), timed(100, 10))).toEqual({
      ratio: 2,
      low: 190 / 110,
      high: 210 / 90,
      differs: true,
    });
    expect(relativeLatency(timed(101, 10), timed(100, 10))?.differs).toBe(false);
  });

  it('is told with that range, and that the two are not told apart', () => {
    const text = (ns: number) => relativeLatencyText(relativeLatency(timed(ns, 10), timed(100, 10))!);
    expect(text(200)).toBe('2× (1.73×–2.33×)');
    expect(text(101)).toBe('1.01× (0.827×–1.23×), not told apart');
  });

  it('is nothing where one was never timed', () => {
    expect(relativeLatency(sampleRow({ latency_ns: null }), timed(100, 1))).toBeNull();
  });
});
