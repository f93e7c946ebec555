import {
  buildReportDocument,
  type Candidate,
  DEFAULT_OBJECTIVES,
  DEFAULT_PROTOCOL,
  type MeasuredVisit,
  makeCandidate,
  measurementOf,
  type ReportDocument,
} from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import {
  OWN_RUN,
  type OwnResults,
  resultsFile,
  resultsFileName,
  resultsLeft,
  withOwnResults,
} from './own-results.js';
import { ownSweep } from './own-sweep.js';

const slot = { input: { height: 8, width: 8, channels: 8 }, outputChannels: 8, stride: 1 };
const candidates = [1, 3, 5].map((kernel) =>
  makeCandidate({ slot, block: { kind: 'standard', kernel: [kernel, kernel] }, engine: 'wasm' }),
) as [Candidate, Candidate, Candidate];
const [narrow, wide] = candidates;
const { devices, runs } = sampleDocument([]);
const [phone] = devices;

function visitOf({ key }: Candidate, callNs: number): MeasuredVisit {
  const timing = {
    callsPerBatch: 10,
    batchesNs: Array.from({ length: 15 }, (_, at) => 10 * callNs * (1 + at / 1000)),
    ...{ warmupCalls: 3, warmupNs: 1e6, timerStepNs: 1, flags: [] },
  };
  const ranWith = {
    ...{ algorithm: 'direct', kernels: ['f32-conv-6x8'], kernelHash: 'abc', engineVersion: '1' },
    runnableBytes: 1000,
  };
  return {
    ...{ candidate: key, phase: 'screening', round: 0, process: 0, startedAt: '2026-11-25T10:00:00.000Z' },
    outcome: { state: 'timed', timing, ranWith },
  };
}

/** A report of this device: it measured all three before, the narrow one as the fastest. */
function reportOf(device: ReportDocument['devices'][number]): ReportDocument {
  const imported = { ...runs[0]!, run: 'imported', sweep: 'small', device: device.device };
  const measurements = candidates.flatMap((one, at) =>
    measurementOf('imported', one.key, [visitOf(one, 1000 * (at + 1))], DEFAULT_PROTOCOL),
  );
  const sweep = { name: 'small', configText: '{}', objectives: DEFAULT_OBJECTIVES, constraints: [] };
  return buildReportDocument([{ sweep, devices: [device], runs: [imported], candidates, measurements }], {
    writtenBy: '0.1.0',
  });
}

function resultsOf(report: ReportDocument, visits: readonly MeasuredVisit[]): OwnResults {
  const rate = { median: 1, low: 1, high: 1 };
  const work = ownSweep(report, { sweep: 'small' }, report.rows);
  return {
    ...{ asked: work, work },
    device: phone!,
    workers: 1,
    conditions: {
      calibrations: {},
      sentinels: { computeNs: 3e5, memoryNs: 4e6, memoryBytes: 2 ** 26 },
      peaks: { macsPerSecond: rate, bytesPerSecond: rate, bufferBytes: 1 },
      startedAt: '2026-11-25T10:00:00.000Z',
    },
    visits,
    finishedAt: '2026-11-25T10:01:00.000Z',
    isRunning: true,
    settled: new Set(),
  };
}

const places = ({ rows }: ReportDocument) =>
  rows.map(({ sweep, device, candidate }) => `${sweep} ${device} ${candidate}`);

describe('the report with the results of this device', () => {
  it('has one row for each candidate where it knew the device, and its older result beside it', () => {
    const report = reportOf(phone!);
    const shown = withOwnResults(report, resultsOf(report, [visitOf(narrow, 9000), visitOf(wide, 500)]));
    expect(places(shown)).toEqual(places(report));
    expect(shown.rows.map(({ run }) => run)).toEqual([OWN_RUN, OWN_RUN, 'imported']);
    expect(shown.earlier?.map(({ run, candidate }) => [run, candidate])).toEqual([
      ['imported', narrow.key],
      ['imported', wide.key],
    ]);
    expect(shown.devices).toEqual(report.devices);
    // A front is of one run: what is not measured again yet keeps its row and is on none.
    expect(report.rows.map(({ front }) => front)).toEqual(['contested', 'out', 'out']);
    expect(shown.rows.map(({ front }) => front)).toEqual(['contested', 'contested', null]);
  });

  it('has this device as one more where it did not know it, with what is still to be measured', () => {
    const report = reportOf({ ...phone!, device: 'another' });
    const shown = withOwnResults(report, resultsOf(report, [visitOf(narrow, 9000)]));
    expect(shown.rows.slice(0, 3)).toEqual(report.rows);
    expect(shown.rows.slice(3).map(({ device, state }) => [device, state])).toEqual([
      [phone!.device, 'screened'],
      [phone!.device, 'pending'],
      [phone!.device, 'pending'],
    ]);
    expect(shown.devices.map(({ device }) => device)).toEqual(['another', phone!.device]);
    expect(shown).not.toHaveProperty('earlier');
  });
});

describe('the results of this device', () => {
  const report = reportOf(phone!);
  const all = resultsOf(
    report,
    candidates.map((one) => visitOf(one, 1000)),
  );
  const stopped = { ...all, isRunning: false };
  const isComplete = (own: OwnResults) => resultsFile(own, '0.1.0').run.isComplete;

  it('are complete where nothing is left to measure of any candidate that they are of', () => {
    const settled = new Set(candidates.map(({ key }) => key));
    expect(isComplete({ ...stopped, settled })).toBe(true);
    expect(isComplete({ ...stopped, settled: new Set([narrow.key, wide.key]) })).toBe(false);
    expect(isComplete({ ...all, settled })).toBe(false);
  });

  it('are saved under the name of their own sweep and browser', () => {
    const device = { ...phone!, fingerprint: { ...phone!.fingerprint, runtime: 'chromium 130' } };
    expect(resultsFileName({ ...all, device })).toBe('small_chromium-130_results.json');
  });

  it('are those of the others where one work is forgotten, and none where there are no others', () => {
    const beside = all.work.candidates.slice(1);
    const before = { conditions: all.conditions, visits: all.visits.slice(1) };
    const left = resultsLeft(all, { before, beside })!;
    expect(left.visits).toEqual(before.visits);
    expect(left.work.candidates).toEqual(beside);
    const shown = withOwnResults(report, left);
    expect(shown.rows.map(({ run }) => run)).toEqual(['imported', OWN_RUN, OWN_RUN]);
    expect(resultsLeft(all, { before: null, beside: [] })).toBeNull();
  });
});
