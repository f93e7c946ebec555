import type { FrontRow, Row } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { frontNotes } from './front-notes.js';
import { frontsTable } from './fronts-table.js';

const FRONT: FrontRow = {
  sweep: 'blocks',
  device: 'cdec774e59259d32',
  slot: '56x56x128-128-s1',
  engine: 'wasm',
  threads: 1,
  cache: 'hot',
  candidates: 60,
  certain: 4,
  contested: 2,
  contested_share: 1 / 3,
  hypervolume: 0.4763,
  hypervolume_low: 0.4742,
  hypervolume_high: 0.4783,
  log_volume: 63.4,
  log_volume_low: 63.2,
  log_volume_high: 63.7,
  reference_from: 'sweep',
  reference_point: 'macs=1000 latency_ns=1000',
  ideal_point: 'macs=10 latency_ns=10',
  hypervolume_reason: null,
  tau_macs: 0.83,
  tau_macs_low: 0.82,
  tau_macs_high: 0.84,
  tau_bytes_moved: null,
  tau_bytes_moved_low: null,
  tau_bytes_moved_high: null,
};

const notes = (front: Partial<FrontRow>, width = 120) =>
  frontNotes({ ...FRONT, ...front }, [], (key) => key, width);

describe('frontNotes', () => {
  it('tell how far a front is decided, its hypervolume and the order of cost, each with its interval', () => {
    expect(notes({})).toBe(
      [
        'on the front  6 of 60 candidates: 4 certain, 2 contested (33.3 %)',
        'hypervolume   0.476 (0.474 – 0.478) of the box between the best values and the reference point',
        'τ-b of time   with MACs 0.83 (0.82 – 0.84)',
      ].join('\n'),
    );
  });

  it('say that the reference point is the default, and why there is no hypervolume', () => {
    expect(notes({ reference_from: 'worst' })).toContain('and the worst candidate × 1.1');
    expect(notes({ hypervolume: null, hypervolume_reason: 'macs is 0' })).toContain(
      'hypervolume   none: macs is 0',
    );
  });

  it('say which dense blocks a sweep lacks for savings to be told', () => {
    const row = (kind: string, kernel: readonly [number, number], savings: number | null) =>
      ({
        candidate: kind,
        kind,
        kernel_height: kernel[0],
        kernel_width: kernel[1],
        macs: 1,
        latency_ns: 1,
        latency_low_ns: 1,
        latency_high_ns: 1,
        savings_realised: savings,
      }) as Row;
    const told = (...rows: readonly Row[]) => frontNotes(FRONT, rows, (key) => key, 200);
    expect(told(row('grouped', [3, 3], 0.5), row('pointwise', [1, 1], null))).not.toContain('no saving');
    expect(
      told(row('grouped', [3, 3], null), row('depthwise', [3, 3], null), row('depthwise', [5, 1], null)),
    ).toMatch(
      /no saving .* \{ "kind": "standard", "kernel": 3 \}, \{ "kind": "standard", "kernel": \[5, 1\] \}$/,
    );
  });

  it('say of how many of the fastest blocks the pairs are that MACs rank wrongly, where a front has more', () => {
    const slot = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const ns = 1000 - index;
        const latency = { latency_ns: ns, latency_low_ns: ns, latency_high_ns: ns };
        return {
          ...latency,
          candidate: `${index}`,
          macs: 1 + index,
          visits: 8,
          run: 'run-1',
          kernel_height: null,
        };
      }) as unknown as readonly Row[];
    const told = (count: number) => frontNotes(FRONT, slot(count), (key) => key, 500);
    expect(told(300)).toContain('MACs rank 44850 of 44850 pairs wrongly; most');
    expect(told(301)).toContain('MACs rank 44850 of 44850 pairs of the 300 fastest blocks wrongly; most');
  });

  it('fit the width', () => {
    for (const line of notes({}, 40).split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });
});

describe('frontsTable', () => {
  it('has a line for each front, with a dash for what does not exist', () => {
    const [, line] = frontsTable([FRONT]).split('\n');
    expect(line).toMatch(
      /^56x56x128-128-s1 +wasm +blocks +cdec774e +60 +4 +2 \(33\.3 %\) +0\.476 \(0\.474 – 0\.478\) +0\.83 \(0\.82 – 0\.84\) +-$/,
    );
  });
});
