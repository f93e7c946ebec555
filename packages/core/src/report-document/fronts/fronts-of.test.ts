import { describe, expect, it } from 'vitest';
import { hypervolume, logNormalise } from '../../pareto/index.js';
import type { MeasurementRecord, StoredSweep } from '../../record/index.js';
import { kendallTauB } from '../../stats/index.js';
import { candidate, ended, grouped, run, separable, standard, stored, timed } from '../fixtures/stored.js';
import { rowsOf } from '../rows/rows-of.js';
import { contestedShare } from './contested-share.js';
import { FRONT_ROW_SHAPE } from './front-row.js';
import { frontsOf } from './fronts-of.js';

const told = (sweep: StoredSweep) => frontsOf(sweep, rowsOf(sweep));

const g4 = candidate({ kind: 'grouped', groups: 4 });
const blocks = [standard, grouped, g4, separable];
const times = [2_000_000, 900_000, 1_300_000, 1_000_000];
const measurements = (halfWidth?: number): MeasurementRecord[] =>
  blocks.map((block, index) => timed(block, times[index]!, halfWidth === undefined ? {} : { halfWidth }));

describe('frontsOf', () => {
  it('tells of each front by the columns that it has for ever', () => {
    const [front, ...others] = told(stored(blocks, measurements()));
    expect(others).toEqual([]);
    expect(Object.keys(front!)).toEqual(Object.keys(FRONT_ROW_SHAPE));
    expect(front).toMatchObject({
      sweep: 'blocks',
      device: 'device-a',
      slot: '56x56x128-128-s1',
      engine: 'wasm',
      threads: 1,
      cache: 'hot',
      candidates: 4,
      certain: 2,
      contested: 0,
      contested_share: 0,
      reference_from: 'worst',
      hypervolume_reason: null,
    });
  });

  it('takes the hypervolume up to the worst candidate, a tenth worse, where the sweep names no reference point', () => {
    const sweep = stored(blocks, measurements());
    const [front] = told(sweep);
    const rows = rowsOf(sweep);
    const points = rows.map((row) => [row.macs, row.mixing_reach, row.latency_ns!]);
    const reference = [1.1 * Math.max(...rows.map((row) => row.macs)), 0.125 / 1.1, 1.1 * 2_000_000];
    const ideal = [Math.min(...rows.map((row) => row.macs)), 1, 900_000];
    const share = hypervolume(
      logNormalise(points, { ideal, reference }),
      [1, 1, 1],
      ['minimize', 'minimize', 'minimize'],
    );
    expect(front!.hypervolume).toBeCloseTo(share, 12);
    expect(front!.reference_point).toBe(
      `macs=${reference[0]} mixing_reach=${reference[1]} latency_ns=${reference[2]}`,
    );
    const box = ideal.reduce(
      (product, best, axis) => product * Math.abs(Math.log(reference[axis]! / best)),
      1,
    );
    expect(front!.log_volume).toBeCloseTo(share * box, 10);
  });

  it('has an interval that holds the value and grows with those of the latencies', () => {
    const widthOf = (halfWidth: number) => {
      const [front] = told(stored(blocks, measurements(halfWidth)));
      const { hypervolume: value, hypervolume_low: low, hypervolume_high: high } = front!;
      expect(low).toBeLessThanOrEqual(value!);
      expect(high).toBeGreaterThanOrEqual(value!);
      return high! - low!;
    };
    expect(widthOf(0)).toBe(0);
    expect(widthOf(0.01)).toBeGreaterThan(0);
    expect(widthOf(0.05)).toBeGreaterThan(3 * widthOf(0.01));
  });

  it('takes the reference point of the sweep, and says so', () => {
    const referencePoint = { macs: 1e9, latency_ns: 5e6, mixing_reach: 0.01 };
    const [front] = told(stored(blocks, measurements(), { sweep: { referencePoint } }));
    expect(front).toMatchObject({
      reference_from: 'sweep',
      reference_point: 'macs=1000000000 mixing_reach=0.01 latency_ns=5000000',
      hypervolume: expect.any(Number),
    });
    // With one candidate less that is on the front, the front dominates less, whatever the ideal becomes.
    const fewer = stored(blocks.slice(0, 3), measurements().slice(0, 3), { sweep: { referencePoint } });
    expect(told(fewer)[0]!.log_volume).toBeLessThan(front!.log_volume!);
  });

  it('says why there is no hypervolume', () => {
    const reasonOf = (parts: Partial<StoredSweep['sweep']>) =>
      told(stored(blocks, measurements(), { sweep: parts }))[0]!.hypervolume_reason;
    const referencePoint = { macs: 1e3, latency_ns: 5e6, mixing_reach: 0.01 };
    expect(reasonOf({ referencePoint })).toBe(
      'no candidate is better than the reference point in macs: the best is 54992896',
    );
    expect(reasonOf({ objectives: [{ column: 'params', goal: 'maximize' }] })).toBe(
      'no objective is a latency',
    );
    const pool = candidate({ kind: 'sequence', layers: [{ layer: 'maxPool', kernel: [3, 3] }] });
    const [front] = told(stored([standard, pool], [timed(standard, 100), timed(pool, 50)]));
    expect(front).toMatchObject({
      hypervolume: null,
      log_volume: null,
      hypervolume_reason: 'macs is 0 for a candidate, and 0 has no logarithm',
    });
  });

  it('tells how far MACs and bytes moved order the candidates as latency does', () => {
    const sweep = stored(blocks, measurements());
    const rows = rowsOf(sweep);
    const [front] = told(sweep);
    const latencies = rows.map((row) => row.latency_ns!);
    expect(front!.tau_macs).toBeCloseTo(
      kendallTauB(
        rows.map((row) => row.macs),
        latencies,
      )!,
      12,
    );
    const bytes = rows.map((row) => row.bytes_moved);
    expect(front!.tau_bytes_moved).toBeCloseTo(kendallTauB(bytes, latencies)!, 12);
    expect([front!.tau_macs_low, front!.tau_macs_high]).toEqual([front!.tau_macs, front!.tau_macs]);
  });

  it('leaves an order open that the intervals leave open, within −1 and 1', () => {
    const close = stored([standard, grouped], [timed(standard, 1010), timed(grouped, 1000)]);
    expect(told(close)[0]).toMatchObject({ tau_macs: 1, tau_macs_low: -1, tau_macs_high: 1 });
    const alone = stored([standard], [timed(standard, 1010)]);
    expect(told(alone)[0]).toMatchObject({ tau_macs: null, tau_macs_low: null, tau_bytes_moved: null });
  });

  it('has a front for each device and none for what was not measured', () => {
    const sweep = stored([standard], [timed(standard, 100), timed(standard, 200, { run: 'other' })], {
      runs: [run(), run({ run: 'other', device: 'device-b' })],
    });
    expect(told(sweep).map(({ device }) => device)).toEqual(['device-a', 'device-b']);
    expect(told(stored([standard], [ended(standard, 'failed', 'x')]))).toEqual([]);
  });

  it('is the same each time', () => {
    const sweep = stored(blocks, measurements(0.2));
    expect(told(sweep)).toEqual(told(sweep));
  });
});

describe('contestedShare', () => {
  const rows = (certain: number, contested: number) => [
    ...Array(certain).fill({ front: 'certain' }),
    ...Array(contested).fill({ front: 'contested' }),
    { front: 'out' },
    { front: null },
  ];

  it('is of the members of fronts, and decides up to 30 %', () => {
    expect(contestedShare(rows(7, 3))).toEqual({ certain: 7, contested: 3, share: 0.3, verdict: 'decided' });
    expect(contestedShare(rows(69, 31))).toMatchObject({ share: 0.31, verdict: 'undecided' });
    expect(contestedShare(rows(0, 0))).toEqual({ certain: 0, contested: 0, share: null, verdict: 'none' });
  });
});
