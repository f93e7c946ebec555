import { describe, expect, it } from 'vitest';
import type { RunRecord, StoredSweep } from '../record/index.js';
import { buildReportDocument } from './build-report-document.js';
import { grouped, run, separable, standard, stored, timed } from './fixtures/stored.js';
import { readReportDocument } from './read-report-document.js';

const written = { writtenBy: '1.2.3' };
const first = stored([standard, grouped], [timed(standard, 2_000_000), timed(grouped, 1_000_000)]);

describe('buildReportDocument', () => {
  it('takes of a run in two databases the copy that went further, in any order of them', () => {
    const copy = (state: 'screened' | 'measured', parts: Partial<RunRecord>) =>
      stored(
        [standard, grouped],
        [timed(standard, 2_000_000, { state }), timed(grouped, 1_000_000, { state })],
        {
          runs: [run(parts)],
        },
      );
    const backup = copy('screened', { state: 'interrupted', finishedAt: '2026-01-01T01:00:00.000Z' });
    const finished = copy('measured', { state: 'complete', finishedAt: '2026-01-01T02:00:00.000Z' });
    const goesOn = copy('measured', { state: 'running', finishedAt: null });
    // A copy of it on a second machine, which ran the sweep later.
    const elsewhere = stored(
      [standard, grouped],
      [...backup.measurements, timed(standard, 3_000_000, { run: 'run-2' })],
      {
        runs: [
          ...backup.runs,
          run({ run: 'run-2', device: 'device-b', startedAt: '2026-02-01T00:00:00.000Z' }),
        ],
      },
    );
    const cases: readonly (readonly [further: StoredSweep, other: StoredSweep])[] = [
      [finished, backup],
      [goesOn, backup],
      [finished, elsewhere],
      [finished, goesOn],
    ];
    for (const [further, other] of cases) {
      const document = buildReportDocument([other, further], written);
      expect(JSON.stringify(buildReportDocument([further, other], written))).toBe(JSON.stringify(document));
      expect(document.runs.find((one) => one.run === 'run-1')).toEqual(further.runs[0]);
      const own = document.rows.filter((row) => row.device === 'device-a');
      expect(own.map((row) => row.state)).toEqual(['measured', 'measured']);
    }
  });

  it('keeps what only the copy that went less far has measured', () => {
    const narrowed = stored([standard], [timed(standard, 2_000_000)], {
      runs: [run({ finishedAt: '2026-01-01T02:00:00.000Z' })],
    });
    const backup = stored(
      [standard, grouped],
      [timed(standard, 2_000_000, { state: 'screened' }), timed(grouped, 1_000_000, { state: 'screened' })],
      { runs: [run({ state: 'interrupted', finishedAt: '2026-01-01T01:00:00.000Z' })] },
    );
    const document = buildReportDocument([backup, narrowed], written);
    expect(document.runs).toEqual(narrowed.runs);
    expect(document.rows.map((row) => [row.kind, row.state])).toEqual([
      ['standard', 'measured'],
      ['grouped', 'screened'],
    ]);
  });

  it('is the same in any order of copies that went equally far and are asked for other things', () => {
    const objectives = first.sweep.objectives.slice(0, 1);
    const changed = { ...first, sweep: { ...first.sweep, objectives }, candidates: [grouped, standard] };
    const document = JSON.stringify(buildReportDocument([changed, first], written));
    expect(JSON.stringify(buildReportDocument([first, changed], written))).toBe(document);
  });

  it('is the same bytes for the same data, in any order of the sweeps', () => {
    const second = stored([separable], [], {
      sweep: { name: 'a' },
      runs: [run({ run: 'run-2', sweep: 'a' })],
    });
    const one = JSON.stringify(buildReportDocument([first, second], written));
    expect(JSON.stringify(buildReportDocument([second, first], written))).toBe(one);
    expect(JSON.parse(one).sweeps.map(({ name }: { name: string }) => name)).toEqual(['a', 'blocks']);
  });

  it('survives the way through JSON, and is read again', () => {
    const document = buildReportDocument([first], written);
    expect(readReportDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it('leaves out how the user wrote the config', () => {
    const sweep = stored([standard], [], { sweep: { configText: 'a path of somebody' } });
    expect(JSON.stringify(buildReportDocument([sweep], written))).not.toContain('a path of somebody');
  });

  it('makes one sweep of what several databases hold of it', () => {
    const later = stored([standard, separable], [timed(standard, 3_000_000, { run: 'run-2' })], {
      runs: [run({ run: 'run-2', startedAt: '2026-05-01T00:00:00.000Z', device: 'device-b' })],
    });
    const document = buildReportDocument([first, later, first], written);
    expect(document.sweeps.length).toBe(1);
    expect(document.runs.map((one) => one.run)).toEqual(['run-1', 'run-2']);
    expect(document.devices.map(({ device }) => device)).toEqual(['device-a', 'device-b']);
    const told = document.rows.map((row) => `${row.device} ${row.kind} ${row.state}`);
    expect(told.sort()).toEqual([
      'device-a depthwise-separable pending',
      'device-a grouped measured',
      'device-a standard measured',
      'device-b depthwise-separable pending',
      'device-b grouped pending',
      'device-b standard measured',
    ]);
  });

  it('keeps the results of a run of the same device in another database beside the rows, to compare', () => {
    const night = stored([standard, grouped, separable], [timed(standard, 2_100_000, { run: 'run-2' })], {
      runs: [run({ run: 'run-2', startedAt: '2026-05-01T00:00:00.000Z' })],
    });
    const document = buildReportDocument([first, night], written);
    expect(JSON.stringify(buildReportDocument([night, first], written))).toBe(JSON.stringify(document));
    expect(document.rows.map((row) => [row.candidate, row.run, row.latency_ns])).toEqual([
      [standard.key, 'run-2', 2_100_000],
      [grouped.key, 'run-1', 1_000_000],
      [separable.key, 'run-2', null],
    ]);
    expect(document.earlier).toEqual([
      {
        candidate: standard.key,
        run: 'run-1',
        algorithm: 'direct',
        kernels: 'f32-conv-6x8 f32-conv-1x1',
        state: 'measured',
        reason: null,
        latency_ns: 2_000_000,
        latency_low_ns: 1_980_000,
        latency_high_ns: 2_020_000,
        latency_p95_ns: 2_200_000,
        visits: 8,
        batches: 80,
      },
    ]);
    expect(readReportDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it('says nothing of earlier results where every result has its row', () => {
    const elsewhere = stored([standard], [timed(standard, 3_000_000, { run: 'run-2' })], {
      runs: [run({ run: 'run-2', device: 'device-b' })],
    });
    expect('earlier' in buildReportDocument([first, elsewhere], written)).toBe(false);
  });

  it('tells of each front as a whole, and of the reference point where the sweep has one', () => {
    const referencePoint = { macs: 1e9, latency_ns: 5e6, mixing_reach: 0.01 };
    const own = { ...first, sweep: { ...first.sweep, referencePoint } };
    const document = buildReportDocument([own], written);
    expect(document.sweeps[0]?.referencePoint).toEqual(referencePoint);
    expect(document.fronts).toMatchObject([
      { slot: '56x56x128-128-s1', reference_from: 'sweep', certain: 2 },
    ]);
    expect(readReportDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
    const [front] = document.fronts!;
    expect(() => readReportDocument({ ...document, fronts: [{ ...front, hypervolume: 'much' }] })).toThrow(
      'fronts[0].hypervolume: expected a number',
    );
  });

  it('is empty for no sweeps, and still a document', () => {
    const document = buildReportDocument([], written);
    expect(document.rows).toEqual([]);
    expect(readReportDocument(document)).toBe(document);
  });
});
