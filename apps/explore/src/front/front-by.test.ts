import type { Row } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { parseAxis } from './axis.js';
import { frontBy } from './front-by.js';

const rowOf = (candidate: string, macs: number, latency_ns: number | null) =>
  ({ candidate, macs, latency_ns, run: 'new', front: latency_ns === null ? null : 'out' }) as Row;
const keys = (rows: readonly Row[]) => rows.map((row) => row.candidate);

describe('frontBy', () => {
  const rows = [
    rowOf('cheap', 1, 30),
    rowOf('fast', 9, 10),
    rowOf('beaten', 9, 30),
    rowOf('unmeasured', 0, null),
  ];

  it('keeps what nothing beats and leaves out what has no value', () => {
    expect(keys(frontBy(rows, [parseAxis('macs'), parseAxis('latency_ns')]))).toEqual(['cheap', 'fast']);
  });

  it('holds no latencies of two runs against each other', () => {
    const old = { ...rowOf('faster once', 1, 1), run: 'old', front: null };
    const older = [old, ...[2, 3, 4].map((macs) => ({ ...old, candidate: `old ${macs}`, macs }))];
    const mixed = [...rows, ...older];
    expect(keys(frontBy(mixed, [parseAxis('macs'), parseAxis('latency_ns')]))).toEqual(['cheap', 'fast']);
    expect(keys(frontBy(mixed, [parseAxis('macs')]))).toEqual(['unmeasured']);
  });

  it('leaves out what does not run, where counts alone decide too', () => {
    const broken = ['failed', 'unsupported', 'skipped'].map(
      (state) => ({ ...rowOf(state, 0, null), state }) as Row,
    );
    expect(keys(frontBy([...broken, ...rows.slice(0, 2)], [parseAxis('macs')]))).toEqual(['cheap']);
  });

  it('turns a direction round where that is asked for', () => {
    expect(keys(frontBy(rows, [parseAxis('macs:maximize'), parseAxis('latency_ns')]))).toEqual(['fast']);
  });
});

describe('parseAxis', () => {
  it('knows which way each column is better', () => {
    expect(parseAxis('macs').goal).toBe('minimize');
    expect(parseAxis('mixing_reach').goal).toBe('maximize');
  });

  it('refuses what is no column or no direction, and names those there are', () => {
    expect(() => parseAxis('flops')).toThrow(/macs, params/);
    expect(() => parseAxis('macs:up')).toThrow(/macs:minimize/);
    expect(() => parseAxis('macs:minimize:twice')).toThrow(/Directions/);
  });
});
