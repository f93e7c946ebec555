import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../measure/protocol.js';
import type { MeasurementRecord, RunRecord } from '../record/records.js';
import { buildReportDocument } from './build-report-document.js';
import { candidate, grouped, run, SLOT, separable, standard, stored, timed } from './fixtures/stored.js';
import { type NewerRun, withNewerRun } from './with-newer-run.js';

const elsewhere = candidate({ kind: 'standard' }, {}, { ...SLOT, outputChannels: 64 });
const CANDIDATES = [standard, grouped, separable, elsewhere];
const OLD = [timed(standard, 1000), timed(grouped, 900), timed(separable, 500), timed(elsewhere, 700)];

const documentOf = (runs: readonly RunRecord[], measurements: readonly MeasurementRecord[]) =>
  buildReportDocument([stored(CANDIDATES, measurements, { runs })], { writtenBy: '1.2.3' });

const later = (parts: Partial<RunRecord> = {}) =>
  run({ run: 'run-2', startedAt: '2026-02-01T00:00:00.000Z', ...parts });

function newer(own: RunRecord, candidates: typeof CANDIDATES, latenciesNs: readonly number[]): NewerRun {
  const measurements = latenciesNs.map((ns, at) => timed(candidates[at]!, ns, { run: own.run }));
  const { sweep, devices } = stored(candidates, measurements, { runs: [own] });
  return { sweep, device: devices[0]!, run: own, candidates, measurements };
}

describe('a document with one run more', () => {
  const written = documentOf([run()], OLD);

  it('is as if both runs had been stored: one row for each candidate, the older result beside it', () => {
    // Grouped was the faster of the two, and is the slower one now; of separable there is nothing yet.
    const added = newer(later(), [standard, grouped, separable], [400, 1200]);
    const found = withNewerRun(written, added);
    const both = documentOf([run(), later()], [...OLD, ...added.measurements]);
    expect(found.rows).toEqual(both.rows);
    expect(found.earlier).toEqual(both.earlier);
    expect(found.runs).toEqual(both.runs);
    expect(found.devices).toEqual(both.devices);
    expect(found.rows.map((row) => row.run)).toEqual(['run-2', 'run-2', 'run-1', 'run-1']);
    expect(found.rows[0]).toMatchObject({ latency_ns: 400, front: 'certain' });
  });

  it('leaves fronts alone that it does not touch, and tells of the others as a whole no longer', () => {
    const found = withNewerRun(written, newer(later(), [standard], [400]));
    expect(found.rows[3]).toBe(written.rows[3]);
    expect(written.fronts).toHaveLength(2);
    expect(found.fronts).toEqual(written.fronts!.filter(({ slot }) => slot === written.rows[3]!.slot));
  });

  it('has the results of another device in rows of their own', () => {
    const added = newer(later({ device: 'device-b' }), CANDIDATES, [1000, 400]);
    const found = withNewerRun(written, added);
    const both = documentOf([run(), later({ device: 'device-b' })], [...OLD, ...added.measurements]);
    expect(found.rows).toEqual(both.rows);
    expect(found.devices).toEqual(both.devices);
    expect(found.fronts).toEqual(written.fronts);
    expect(found).not.toHaveProperty('earlier');
  });

  it('keeps older results of another protocol off its fronts', () => {
    const protocol = { ...DEFAULT_PROTOCOL, batch: { targetMs: 9, minMs: 1 } };
    const added = newer(later({ protocol }), [standard], [2000]);
    const found = withNewerRun(written, added);
    const both = documentOf([run(), later({ protocol })], [...OLD, ...added.measurements]);
    expect(found.rows).toEqual(both.rows);
    expect(found.rows.map(({ front }) => front)).toEqual(['certain', null, null, null]);
  });

  it('has the newest of the earlier results of a candidate first', () => {
    const once = withNewerRun(written, newer(later(), [standard], [400]));
    const third = later({ run: 'run-3', startedAt: '2026-03-01T00:00:00.000Z' });
    const twice = withNewerRun(once, newer(third, [standard], [300]));
    expect(twice.rows).toHaveLength(CANDIDATES.length);
    expect(twice.earlier?.map((one) => one.run)).toEqual(['run-2', 'run-1']);
  });
});
