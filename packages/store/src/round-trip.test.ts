import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  candidates,
  deviceRecord,
  measurementRecord,
  runRecord,
  sweepRecord,
  visitRecord,
} from './fixtures/arbitrary-records.js';
import { onEachDriver } from './fixtures/on-each-driver.js';
import { measurementOf, putSweepWithRun, RUN, SWEEP, visitNumber } from './fixtures/records.js';
import { temporaryFolder } from './fixtures/temporary-folder.js';
import { openStore } from './open-store.js';

const folder = temporaryFolder();
let files = 0;

/** One whole sweep, whose records refer to each other. */
const wholeSweep = fc
  .record({ sweep: sweepRecord, device: deviceRecord, candidates })
  .chain((start) =>
    fc.record({
      ...mapConstant(start),
      run: runRecord(start.sweep.name, start.device.device),
    }),
  )
  .chain((start) => {
    const keys = start.candidates.map(({ key }) => key);
    return fc.record({
      ...mapConstant(start),
      visits: fc.uniqueArray(visitRecord(start.run.run, keys), { selector: ({ visit }) => visit }),
      measurements: fc.tuple(...keys.map((key) => measurementRecord(start.run.run, key))),
    });
  });

function mapConstant<Values extends object>(values: Values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fc.constant(value)])) as {
    [Name in keyof Values]: fc.Arbitrary<Values[Name]>;
  };
}

onEachDriver('a stored record', ({ name: driver }) => {
  it('comes back as it was put, after the database was closed and opened again', async () => {
    await fc.assert(
      fc.asyncProperty(wholeSweep, async (whole) => {
        const file = join(folder, `${files++}.sqlite`);
        const writer = await openStore(file, { mode: 'write', driver });
        await writer.putSweep(whole.sweep);
        await writer.putDevice(whole.device);
        await writer.putRun(whole.run);
        await writer.putCandidates(whole.sweep.name, whole.candidates);
        await writer.putVisits(whole.visits);
        await writer.putMeasurements(whole.measurements);
        await writer.close();

        const reader = await openStore(file, { mode: 'read', driver });
        const byCandidate = whole.measurements.toSorted((a, b) => (a.candidate < b.candidate ? -1 : 1));
        expect(await reader.readSweep(whole.sweep.name)).toEqual({
          sweep: whole.sweep,
          devices: [whole.device],
          runs: [whole.run],
          candidates: whole.candidates,
          measurements: byCandidate,
        });
        expect(await reader.runs()).toEqual([whole.run]);
        expect(await reader.readVisits(whole.run.run)).toEqual(whole.visits);
        for (const { key } of whole.candidates) {
          expect(await reader.readCandidateVisits(whole.sweep.name, key)).toEqual(
            whole.visits.filter(({ candidate }) => candidate === key),
          );
        }
        await reader.close();
      }),
      { numRuns: 25 },
    );
  });

  it('comes back whole and in order where there are more than fit one page', async () => {
    const file = join(folder, `${files++}.sqlite`);
    const store = await openStore(file, { mode: 'write', driver });
    await putSweepWithRun(store, 2500);
    const visits = Array.from({ length: 2000 }, (_, number) => visitNumber(number, `c${number}`));
    await store.putVisits(visits);
    const read = await store.readVisits(RUN.run);
    expect(read.map(({ visit }) => visit)).toEqual(visits.map(({ visit }) => visit));
    const measurements = Array.from({ length: 1500 }, (_, number) => measurementOf(`c${number}`, number));
    await store.putMeasurements(measurements);
    const measured = (await store.readSweep(SWEEP.name))?.measurements ?? [];
    expect(new Set(measured.map(({ candidate }) => candidate)).size).toBe(1500);
    expect(measured).toHaveLength(1500);
    const candidates = (await store.readSweep(SWEEP.name))?.candidates ?? [];
    expect(candidates.map(({ key }) => key)).toEqual(
      Array.from({ length: 2500 }, (_, number) => `c${number}`),
    );
    await store.close();
  });

  it('shows a NUL as its picture, on every driver alike', async () => {
    const file = join(folder, `${files++}.sqlite`);
    const store = await openStore(file, { mode: 'write', driver });
    await store.putSweep({ name: 'a\0b', configText: '{}\0', objectives: [], constraints: [] });
    expect(await store.readSweep('a\0b')).toMatchObject({
      sweep: { name: 'a\u2400b', configText: '{}\u2400' },
    });
    await store.close();
  });
});
