import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../measure/index.js';
import type { StoredSweep } from '../../record/index.js';
import { findings } from '../findings/findings.js';
import {
  candidate,
  ended,
  grouped,
  run,
  SLOT,
  separable,
  standard,
  stored,
  timed,
} from '../fixtures/stored.js';
import type { JoinedColumn } from './front-name.js';
import { rowsOf } from './rows-of.js';

const rowOf = (sweep: StoredSweep, { key }: { readonly key: string }, device = 'device-a') =>
  rowsOf(sweep).find((row) => row.candidate === key && row.device === device)!;

describe('rowsOf', () => {
  it('says of a candidate what was asked, what is counted and what was measured', () => {
    const row = rowOf(stored([grouped], [timed(grouped, 1_000_000)]), grouped);
    expect(row).toEqual({
      candidate: grouped.key,
      slot: '56x56x128-128-s1',
      kind: 'grouped',
      groups: 8,
      kernel_height: 3,
      kernel_width: 3,
      stride: 1,
      dilation: 1,
      input_height: 56,
      input_width: 56,
      input_channels: 128,
      output_channels: 128,
      mix: 'none',
      ratio: null,
      expansion: null,
      middle_channels: null,
      squeeze_excite: 0,
      shortcut: null,
      activation: 'none',
      bias: false,
      chain: 1,
      engine: 'wasm',
      algorithm: 'direct',
      kernels: 'f32-conv-6x8 f32-conv-1x1',
      threads: 1,
      cache: 'hot',
      macs: 57_802_752,
      params: 18_432,
      activations: 401_408,
      memory_access_elements: 821_248,
      bytes_moved: 3_284_992,
      peak_memory_bytes: 3_284_992,
      arithmetic_intensity: (2 * 57_802_752) / 3_284_992,
      mixing_reach: 0.125,
      state: 'measured',
      reason: null,
      latency_ns: 1_000_000,
      latency_low_ns: 990_000,
      latency_high_ns: 1_010_000,
      latency_p95_ns: 1_100_000,
      kernel_latency_ns: null,
      visits: 8,
      batches: 80,
      front: 'certain',
      front_probability: 1,
      savings_realised: null,
      device: 'device-a',
      sweep: 'blocks',
      run: 'run-1',
      roofline_share: null,
    });
  });

  it('lets hot and cold results meet on no front and in no saving', () => {
    const cold = { ...DEFAULT_PROTOCOL, cache: 'cold-weights' } as const;
    const sweep = stored(
      [standard, separable],
      [timed(standard, 1_000_000, { run: 'hot' }), timed(separable, 10, { run: 'cold' })],
      {
        runs: [
          run({ run: 'hot', startedAt: '2026-01-01T00:00:00.000Z' }),
          run({ run: 'cold', startedAt: '2026-01-02T00:00:00.000Z', protocol: cold }),
        ],
      },
    );
    const told = rowsOf(sweep).map((row) => [row.cache, row.front, row.savings_realised]);
    expect(told).toEqual([
      ['hot', 'certain', 1],
      ['cold-weights', 'certain', null],
    ]);
  });

  it('says how much of the roof over it a candidate reaches, where its run measured one', () => {
    const rate = (median: number) => ({ median, low: median, high: median });
    const peaks = { macsPerSecond: rate(1e11), bytesPerSecond: rate(1e9), bufferBytes: 2 ** 26 };
    const sweep = stored([grouped], [timed(grouped, 10_000_000)], { runs: [run({ peaks })] });
    // 3,284,992 bytes take 3.28 ms at 1 GB/s, and its MACs 0.58 ms at 10^11 MACs a second.
    expect(rowOf(sweep, grouped).roofline_share).toBeCloseTo(0.3284992, 12);
  });

  it('has a row for each candidate and each device, of its newest run that measured it', () => {
    const sweep = stored(
      [standard, grouped],
      [
        timed(standard, 10, { run: 'old' }),
        timed(grouped, 20, { run: 'old' }),
        timed(standard, 30, { run: 'new' }),
        timed(standard, 40, { run: 'other' }),
      ],
      {
        runs: [
          run({ run: 'old', startedAt: '2026-01-01T00:00:00.000Z' }),
          run({ run: 'other', startedAt: '2026-01-02T00:00:00.000Z', device: 'device-b' }),
          run({ run: 'new', startedAt: '2026-01-03T00:00:00.000Z' }),
        ],
      },
    );
    const told = rowsOf(sweep).map((row) => [row.device, row.candidate, row.run, row.state, row.latency_ns]);
    expect(told).toEqual([
      ['device-a', standard.key, 'new', 'measured', 30],
      ['device-a', grouped.key, 'old', 'measured', 20],
      ['device-b', standard.key, 'other', 'measured', 40],
      ['device-b', grouped.key, 'other', 'pending', null],
    ]);
  });

  it('keeps the reason of what did not run, and puts it on no front', () => {
    const sweep = stored(
      [standard, grouped, separable],
      [ended(standard, 'failed', 'wrong answer'), ended(grouped, 'unsupported', 'no groups')],
    );
    expect(rowOf(sweep, standard)).toMatchObject({
      state: 'failed',
      reason: 'wrong answer',
      front: null,
      latency_ns: null,
    });
    expect(rowOf(sweep, grouped)).toMatchObject({
      state: 'unsupported',
      reason: 'no groups',
      visits: 0,
      algorithm: null,
    });
    expect(rowOf(sweep, separable)).toMatchObject({ state: 'pending', reason: null, front: null });
  });

  it('counts a chain as often as it runs', () => {
    const chained = candidate({ kind: 'standard' }, { chain: 3 });
    const sweep = stored([standard, chained], []);
    expect(rowOf(sweep, chained).macs).toBe(3 * rowOf(sweep, standard).macs);
  });

  it('says what a kind implies: the groups of a depthwise block, the kernel of a pointwise one', () => {
    const [depthwise, pointwise] = [candidate({ kind: 'depthwise' }), candidate({ kind: 'pointwise' })];
    const sweep = stored([depthwise, pointwise], []);
    expect(rowOf(sweep, depthwise).groups).toBe(128);
    expect(rowOf(sweep, pointwise)).toMatchObject({ kernel_height: 1, kernel_width: 1, groups: 1 });
  });

  it('has no rows before the first run', () => {
    expect(rowsOf(stored([standard], [], { runs: [] }))).toEqual([]);
  });
});

describe('savings realised', () => {
  it('are the measured speed-up over the theoretical one', () => {
    const sweep = stored([standard, grouped], [timed(standard, 8_000_000), timed(grouped, 4_000_000)]);
    // Twice as fast where 8 times was promised.
    expect(rowOf(sweep, grouped).savings_realised).toBeCloseTo(2 / 8, 12);
    expect(rowOf(sweep, standard).savings_realised).toBe(1);
  });

  it('are told against the dense block of the same kernel, threads and chain, and null without one', () => {
    const wide = candidate({ kind: 'grouped', groups: 8, kernel: [5, 5] });
    const threaded = candidate({ kind: 'grouped', groups: 8 }, { threads: 2 });
    const chained = candidate({ kind: 'grouped', groups: 8 }, { chain: 2 });
    const all = [standard, wide, threaded, chained];
    const sweep = stored(
      all,
      all.map((one) => timed(one, 1_000_000)),
    );
    for (const one of [wide, threaded, chained]) expect(rowOf(sweep, one).savings_realised).toBeNull();
  });

  it('take, of several dense blocks, the one most alike', () => {
    const relu = candidate({ kind: 'standard', activation: 'relu' });
    const groupedRelu = candidate({ kind: 'grouped', groups: 8, activation: 'relu' });
    const sweep = stored(
      [standard, relu, groupedRelu],
      [timed(standard, 1_000_000), timed(relu, 8_000_000), timed(groupedRelu, 1_000_000)],
    );
    expect(rowOf(sweep, groupedRelu).savings_realised).toBeCloseTo(1, 12);
  });

  it('are null where the dense block was not timed', () => {
    const sweep = stored([standard, grouped], [ended(standard, 'failed', 'x'), timed(grouped, 1)]);
    expect(rowOf(sweep, grouped).savings_realised).toBeNull();
  });
});

describe('fronts', () => {
  const [g2, g4] = [candidate({ kind: 'grouped', groups: 2 }), candidate({ kind: 'grouped', groups: 4 })];

  it('are drawn by the objectives of the sweep', () => {
    const measurements = [timed(standard, 100), timed(g2, 120), timed(g4, 90)];
    const fronts = (objectives: StoredSweep['sweep']['objectives']) => {
      const sweep = stored([standard, g2, g4], measurements, { sweep: { objectives } });
      return rowsOf(sweep).map((row) => row.front);
    };
    expect(
      fronts([
        { column: 'macs', goal: 'minimize' },
        { column: 'latency_ns', goal: 'minimize' },
      ]),
    ).toEqual(['out', 'out', 'certain']);
    expect(
      fronts([
        { column: 'mixing_reach', goal: 'maximize' },
        { column: 'latency_ns', goal: 'minimize' },
      ]),
    ).toEqual(['certain', 'out', 'certain']);
    expect(
      fronts([
        { column: 'macs', goal: 'minimize' },
        { column: 'latency_p95_ns', goal: 'minimize' },
      ]),
    ).toEqual(['out', 'out', 'certain']);
    expect(fronts([{ column: 'params', goal: 'maximize' }])).toEqual(['certain', 'out', 'out']);
    expect(fronts([{ column: 'kernel_latency_ns', goal: 'minimize' }])).toEqual([null, null, null]);
    expect(fronts([])).toEqual([null, null, null]);
  });

  it('never mix runs: each is of the newest run that has a latency for it', () => {
    const elsewhere = candidate({ kind: 'standard' }, {}, { ...SLOT, stride: 2 });
    const runs = [
      run({ run: 'old', startedAt: '2026-01-01T00:00:00.000Z' }),
      run({ run: 'new', startedAt: '2026-01-02T00:00:00.000Z' }),
    ];
    const sweep = stored(
      [standard, grouped, elsewhere],
      [
        timed(standard, 100, { run: 'old' }),
        timed(grouped, 90, { run: 'old' }),
        timed(elsewhere, 50, { run: 'old' }),
        timed(standard, 200, { run: 'new' }),
      ],
      { runs },
    );
    const told = rowsOf(sweep).map(({ run, front, savings_realised }) => [run, front, savings_realised]);
    expect(told).toEqual([
      ['new', 'certain', 1],
      ['old', null, null],
      ['old', 'certain', 1],
    ]);
    expect(findings(rowsOf(sweep)).map(({ sentence }) => sentence)).toEqual([]);
  });

  it('are apart by engine and by threads, unless they are joined across them', () => {
    const [other, threaded] = [
      { ...standard, key: 'other', engine: 'other' },
      { ...standard, key: 'threaded', options: { ...standard.options, threads: 2 } },
    ];
    const sweep = stored(
      [standard, other, threaded],
      [timed(standard, 100), timed(other, 80), timed(threaded, 60)],
    );
    const frontsAcross = (...across: readonly JoinedColumn[]) =>
      rowsOf(sweep, { across }).map((row) => row.front);
    expect(frontsAcross()).toEqual(['certain', 'certain', 'certain']);
    expect(frontsAcross('engine')).toEqual(['out', 'certain', 'certain']);
    expect(frontsAcross('threads')).toEqual(['out', 'certain', 'certain']);
    expect(frontsAcross('engine', 'threads')).toEqual(['out', 'out', 'certain']);
  });

  it('leave out what breaks a constraint', () => {
    const sweep = stored([standard, g4], [timed(standard, 100), timed(g4, 50)], {
      sweep: { constraints: [{ column: 'mixing_reach', min: 0.5 }] },
    });
    expect(rowOf(sweep, standard).front).toBe('certain');
    expect(rowOf(sweep, g4)).toMatchObject({ front: null, front_probability: null });
  });

  it('call what the intervals cannot tell apart contested, the same each time', () => {
    const objectives = [{ column: 'latency_ns', goal: 'minimize' }] as const;
    const sweep = stored([standard, g2], [timed(standard, 1000), timed(g2, 1001)], { sweep: { objectives } });
    const rows = rowsOf(sweep);
    expect(rows.map((row) => row.front)).toEqual(['contested', 'contested']);
    expect(rows[0]!.front_probability! + rows[1]!.front_probability!).toBeCloseTo(1, 12);
    expect(rowsOf(sweep)).toEqual(rows);
  });

  it('weigh the medians of all visits, where they are stored, and not their interval alone', () => {
    const objectives = [{ column: 'latency_ns', goal: 'minimize' }] as const;
    const withMedians = (one: typeof standard, latencyNs: number, visitMediansNs: readonly number[]) => {
      const measurement = timed(one, latencyNs);
      if (!('estimate' in measurement.result)) throw new Error('a timed measurement has an estimate');
      const estimate = { ...measurement.result.estimate, visitMediansNs };
      return { ...measurement, result: { ...measurement.result, estimate } };
    };
    const steady = Array<number>(8).fill(1000);
    const torn = [900, 900, 900, 900, 1102, 1102, 1102, 1102];
    const sweep = stored([standard, g2], [withMedians(standard, 1000, steady), withMedians(g2, 1001, torn)], {
      sweep: { objectives },
    });
    const [one, other] = rowsOf(sweep);
    expect([one!.front, other!.front]).toEqual(['contested', 'contested']);
    // A draw's median of eight is below 1000 when more of them are 900: half the draws without a tie of four and four.
    expect(other!.front_probability).toBeCloseTo((1 - 70 / 256) / 2, 1);
    const apart = stored(
      [standard, g2],
      [withMedians(standard, 1000, steady), withMedians(g2, 1001, Array<number>(8).fill(1001))],
      {
        sweep: { objectives },
      },
    );
    expect(rowsOf(apart).map(({ front }) => front)).toEqual(['certain', 'out']);
  });

  it('call nothing certain that was visited once', () => {
    const sweep = stored([standard, g4], [timed(standard, 100), timed(g4, 50, { state: 'screened' })]);
    expect(rowOf(sweep, g4)).toMatchObject({ front: 'contested', front_probability: 1 });
  });

  it('do not cross engines, threads or devices', () => {
    const threaded = candidate({ kind: 'standard' }, { threads: 2 });
    const sweep = stored([standard, threaded], [timed(standard, 100), timed(threaded, 50)]);
    expect(rowOf(sweep, standard).front).toBe('certain');
    expect(rowOf(sweep, threaded).front).toBe('certain');
  });

  it('do not mix results of an older protocol with those of the newest run', () => {
    const older = { ...DEFAULT_PROTOCOL, batch: { targetMs: 9, minMs: 1 } };
    const sweep = stored(
      [standard, g4],
      [timed(standard, 100, { run: 'new' }), timed(g4, 50, { run: 'old' })],
      {
        runs: [
          run({ run: 'old', protocol: older }),
          run({ run: 'new', startedAt: '2026-02-01T00:00:00.000Z' }),
        ],
      },
    );
    expect(rowOf(sweep, standard).front).toBe('certain');
    expect(rowOf(sweep, g4)).toMatchObject({ state: 'measured', latency_ns: 50, front: null });
  });
});
