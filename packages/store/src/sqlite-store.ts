import type {
  Candidate,
  DeviceRecord,
  EventRecord,
  MeasurementRecord,
  RunRecord,
  StoredSweep,
  SweepRecord,
  VisitRecord,
} from '@convscape/core';
import type { Database, Transaction } from './database.js';
import { countCandidates, putCandidates, readCandidates } from './records/candidate-table.js';
import { putDevice, readDevices } from './records/device-table.js';
import { putEvent, readEvents } from './records/event-table.js';
import { countStates, putMeasurements, readMeasurements } from './records/measurement-table.js';
import { putRun, readRuns } from './records/run-table.js';
import { putSweep, readSweepNames, readSweepRecord } from './records/sweep-table.js';
import { countVisits, forEachVisit, putVisits, readCandidateVisits } from './records/visit-table.js';
import { SharedCommits } from './shared-commits.js';
import type { Store, SweepSummary, VisitCount } from './store.js';
import { StoreError } from './store-error.js';

/** How long a visit may wait for others to share its commit: far below the time a visit takes, far above the time a commit takes. */
const SHARED_COMMIT_MS = 50;

/** The store in SQLite: each method one transaction, one after the other. */
export class SqliteStore implements Store {
  readonly file: string;
  readonly driver: string;
  readonly #database: Database;
  readonly #visits: SharedCommits<VisitRecord>;

  constructor(database: Database) {
    this.file = database.file;
    this.driver = database.driver.name;
    this.#database = database;
    this.#visits = new SharedCommits(
      (visits) => database.write((transaction) => putVisits(transaction, visits)),
      SHARED_COMMIT_MS,
    );
  }

  putSweep(sweep: SweepRecord): Promise<void> {
    return this.#database.write((transaction) => putSweep(transaction, sweep));
  }

  putDevice(device: DeviceRecord): Promise<void> {
    return this.#database.write((transaction) => putDevice(transaction, device));
  }

  putRun(run: RunRecord): Promise<void> {
    return this.#database.write((transaction) => putRun(transaction, run));
  }

  putNewRun(run: RunRecord, visits: readonly VisitRecord[], events: readonly EventRecord[]): Promise<void> {
    return this.#database.write(async (transaction) => {
      await putRun(transaction, run);
      await putVisits(transaction, visits);
      for (const event of events) await putEvent(transaction, event);
    });
  }

  putCandidates(sweep: string, candidates: readonly Candidate[]): Promise<void> {
    return this.#database.write((transaction) => putCandidates(transaction, sweep, candidates));
  }

  putVisits(visits: readonly VisitRecord[]): Promise<void> {
    return this.#visits.add(visits);
  }

  putMeasurements(measurements: readonly MeasurementRecord[]): Promise<void> {
    return this.#database.write((transaction) => putMeasurements(transaction, measurements));
  }

  putEvent(event: EventRecord): Promise<void> {
    return this.#database.write((transaction) => putEvent(transaction, event));
  }

  sweeps(): Promise<readonly SweepSummary[]> {
    return this.#database.read(async (transaction) => {
      const summaries: SweepSummary[] = [];
      for (const sweep of await readSweepNames(transaction))
        summaries.push(await summary(transaction, sweep));
      return summaries;
    });
  }

  runs(sweep?: string): Promise<readonly RunRecord[]> {
    return this.#database.read((transaction) => readRuns(transaction, sweep));
  }

  readSweep(name: string): Promise<StoredSweep | null> {
    return this.#database.read((transaction) => storedSweep(transaction, name));
  }

  async readVisits(run: string): Promise<readonly VisitRecord[]> {
    const visits: VisitRecord[] = [];
    await this.forEachVisit(run, (visit) => visits.push(visit));
    return visits;
  }

  forEachVisit(run: string, onVisit: (visit: VisitRecord) => void): Promise<void> {
    return this.#database.read((transaction) => forEachVisit(transaction, run, onVisit));
  }

  readEvents(run: string): Promise<readonly EventRecord[]> {
    return this.#database.read((transaction) => readEvents(transaction, run));
  }

  countVisits(sweep?: string): Promise<ReadonlyMap<string, VisitCount>> {
    return this.#database.read((transaction) => countVisits(transaction, sweep ?? null));
  }

  readCandidateVisits(sweep: string, candidate: string): Promise<readonly VisitRecord[]> {
    return this.#database.read((transaction) => readCandidateVisits(transaction, sweep, candidate));
  }

  /**
   * Commits what waits. A writer leaves one plain file, without a log beside it, that can be copied and read from read-only
   * places; where a reader still has it open, the log stays and the next writer tidies up.
   */
  async close(): Promise<void> {
    try {
      await this.#visits.flush();
      if (this.#database.mode === 'write') await leavePlainFile(this.#database);
    } finally {
      await this.#database.close();
    }
  }
}

async function summary(transaction: Transaction, sweep: string): Promise<SweepSummary> {
  const runs = await readRuns(transaction, sweep);
  const newestRun = runs.at(-1) ?? null;
  return {
    sweep,
    candidates: await countCandidates(transaction, sweep),
    states: newestRun === null ? {} : await countStates(transaction, newestRun.run),
    runs: runs.length,
    newestRun,
  };
}

async function storedSweep(transaction: Transaction, name: string): Promise<StoredSweep | null> {
  const sweep = await readSweepRecord(transaction, name);
  if (sweep === null) return null;
  const runs = await readRuns(transaction, name);
  const measurements: MeasurementRecord[] = [];
  for (const { run } of runs) {
    for (const measurement of await readMeasurements(transaction, run)) measurements.push(measurement);
  }
  return {
    sweep,
    devices: await readDevices(transaction, name),
    runs,
    candidates: await readCandidates(transaction, name),
    measurements,
  };
}

async function leavePlainFile(database: Database): Promise<void> {
  try {
    await database.alone('PRAGMA busy_timeout = 0');
    await database.alone('PRAGMA journal_mode = DELETE');
  } catch (error) {
    // A reader has it open, or it was closed before. Everything is committed either way.
    const harmless = error instanceof StoreError && (error.code === 'IN_USE' || error.code === 'CLOSED');
    if (!harmless) throw error;
  }
}
