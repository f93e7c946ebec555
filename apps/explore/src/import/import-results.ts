import {
  canonicalJson,
  type DeviceResults,
  measurementOf,
  noiseFloors,
  type RunRecord,
  sha256Hex,
  VisitList,
  type VisitRecord,
} from '@convscape/core';
import { deviceRecord } from '@convscape/pool';
import { openStore } from '@convscape/store';
import { withDatabaseToWrite } from '../database/open-to-write.js';
import { usageError } from '../failure/command-error.js';
import { checkVisits, type RefusedCandidate } from './check-visits.js';
import { visitRecords } from './visit-records.js';

/** Clocks of devices differ, and by no more. */
const A_DAY_MS = 86_400_000;

export interface ImportEnd {
  readonly run: string;
  readonly device: string;
  readonly sweep: string;
  /** Believed, and in the database now. */
  readonly visits: number;
  /** Of them, those that were there before. */
  readonly known: number;
  readonly refused: readonly RefusedCandidate[];
}

/**
 * Brings what a device measured alone into the database that has its sweep, as a run of that device. The run's name is a hash of what it
 * says: the same file twice is the same run, and what `explore serve` did for that run in between stays. Nothing is written where nothing can be
 * believed.
 */
export async function importResults(database: string, results: DeviceResults): Promise<ImportEnd> {
  const stored = await withDatabaseToWrite(database, (store) => store.readSweep(results.sweep));
  if (stored === null) {
    throw usageError(
      `${database} has no sweep ${JSON.stringify(results.sweep)}`,
      'results go into the database that the report was written from: name it with --db',
    );
  }
  if (Date.parse(results.run.startedAt) > Date.now() + A_DAY_MS) {
    throw usageError(
      `these results say that they were measured from ${results.run.startedAt} on, which is yet to come`,
      'they would count as the newest for as long: set the clock of that device, and measure there again',
    );
  }
  const { believed, refused } = checkVisits(results.visits, stored.candidates, results.run);
  const device = deviceRecord(results.fingerprint);
  const run = runOf(results, device.device);
  const end = { run: run.run, device: device.device, sweep: results.sweep, refused };
  if (believed.length === 0) return { ...end, visits: 0, known: 0 };
  const store = await openStore(database, { mode: 'write' });
  try {
    const there = await store.readVisits(run.run);
    const { visits, added } = visitRecords(run.run, believed, { there, inFile: results.visits.length });
    await store.putDevice(device);
    const all = new VisitList([...there, ...added]);
    const known = (await store.runs(results.sweep)).find((one) => one.run === run.run);
    if (known === undefined || isAsImported(known, results)) {
      await store.putRun({ ...run, ...noiseOf([...there, ...added]) });
    }
    await store.putVisits(added);
    await store.putMeasurements(
      [...new Set(all.candidatesSince(0))].flatMap((key) =>
        measurementOf(run.run, key, all.of(key), run.protocol),
      ),
    );
    if (added.length > 0) {
      const message = `${added.length} visits imported, ${refused.length} candidates refused`;
      await store.putEvent({ run: run.run, at: new Date().toISOString(), kind: 'import', message });
    }
    return { ...end, visits: visits.length, known: visits.length - added.length };
  } finally {
    await store.close();
  }
}

function runOf(results: DeviceResults, device: string): RunRecord {
  const { isComplete, ...told } = results.run;
  return {
    ...told,
    run: sha256Hex(canonicalJson(results)).slice(0, 12),
    sweep: results.sweep,
    device,
    state: isComplete ? 'complete' : 'interrupted',
  };
}

/** Whether nobody went on with the run: whoever does takes its end away, and gives it another. */
function isAsImported({ finishedAt }: RunRecord, { run }: DeviceResults): boolean {
  return finishedAt === run.finishedAt;
}

function noiseOf(visits: readonly VisitRecord[]): Pick<RunRecord, 'noise'> {
  const noise = noiseFloors(visits);
  return (noise.screening ?? noise.confirmation) ? { noise } : {};
}
