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

/** A sweep in a few numbers, for `status` and `runs`. */
export interface SweepSummary {
  readonly sweep: string;
  readonly candidates: number;
  /** By measurement state in the newest run. */
  readonly states: { readonly [state: string]: number };
  readonly runs: number;
  readonly newestRun: RunRecord | null;
}

/** How many visits a run has, and how many of them were discarded. */
export interface VisitCount {
  readonly visits: number;
  readonly discarded: number;
}

/** A database of sweeps. One writer; every method is one transaction, committed when its promise resolves. */
export interface Store {
  readonly file: string;
  /** `sqlite3` or `node:sqlite`. */
  readonly driver: string;
  putSweep(sweep: SweepRecord): Promise<void>;
  putDevice(device: DeviceRecord): Promise<void>;
  putRun(run: RunRecord): Promise<void>;
  /** A new run with the visits that it takes over and its first events: all of it or nothing. */
  putNewRun(run: RunRecord, visits: readonly VisitRecord[], events: readonly EventRecord[]): Promise<void>;
  /** Makes these the sweep's candidates: new ones are added, those not named retire, none is deleted. */
  putCandidates(sweep: string, candidates: readonly Candidate[]): Promise<void>;
  /** Resolves when the visits are on disk. Calls close together may share a commit. */
  putVisits(visits: readonly VisitRecord[]): Promise<void>;
  putMeasurements(measurements: readonly MeasurementRecord[]): Promise<void>;
  putEvent(event: EventRecord): Promise<void>;
  sweeps(): Promise<readonly SweepSummary[]>;
  runs(sweep?: string): Promise<readonly RunRecord[]>;
  /** Null where there is no such sweep. */
  readSweep(name: string): Promise<StoredSweep | null>;
  /** Every visit of these runs, in the order they were committed. */
  readVisits(run: string): Promise<readonly VisitRecord[]>;
  /** The same, one after the other: they need not all be held at once. */
  forEachVisit(run: string, onVisit: (visit: VisitRecord) => void): Promise<void>;
  /** Every event of a run, in the order in which they were put. */
  readEvents(run: string): Promise<readonly EventRecord[]>;
  /** By run; a run without a visit is not there. */
  countVisits(sweep?: string): Promise<ReadonlyMap<string, VisitCount>>;
  /** Visits of a candidate in all runs of a sweep. */
  readCandidateVisits(sweep: string, candidate: string): Promise<readonly VisitRecord[]>;
  close(): Promise<void>;
}
