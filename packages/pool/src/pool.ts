import type {
  Calibration,
  Candidate,
  EngineDescription,
  MeasuredPeaks,
  Phase,
  Protocol,
  SentinelBaseline,
  VisitOutcome,
} from '@convscape/core';

/** One turn of one candidate, as it travels to a worker: plain data. */
export interface MeasureTask {
  readonly candidate: Candidate;
  readonly phase: Phase;
  readonly protocol: Protocol;
  /** The run's calibration of the candidate's engine. */
  readonly calibration?: Calibration;
  /** Kernel hashes of this candidate whose answers were found right before: they are not verified again. */
  readonly verifiedKernelHashes: readonly string[];
  /** A turn of the candidate's hidden duplicate. */
  readonly duplicate?: true;
  /** Whether elements of the output come back with the times, for somebody who checks them elsewhere. */
  readonly sampleOutput?: true;
  /** What the machine's condition during the visit is judged by; without it nobody looks. */
  readonly watch?: {
    readonly baseline: SentinelBaseline;
    /** Keeps and flags a disturbed visit instead of discarding it. */
    readonly keepDisturbed: boolean;
  };
}

/** Where candidates are measured: a set of workers, one task at a time each. Browsers and Node have the same interface. */
export interface Pool {
  readonly workers: number;
  describeEngine(engine: string): Promise<EngineDescription>;
  /** Null where the engine has nothing to calibrate. */
  calibrate(engine: string): Promise<Calibration | null>;
  /** What the sentinels take while nothing else of this pool runs. */
  baseline(): Promise<SentinelBaseline>;
  /** What one thread can do at most while nothing else of this pool runs, where these engines run. */
  peaks(engines: readonly string[]): Promise<MeasuredPeaks>;
  /** Side by side, as many at once as there are workers; tasks beyond that wait. Never rejects for what a candidate does wrong. */
  screen(task: MeasureTask): Promise<VisitOutcome>;
  /** Alone: nothing else of this pool runs meanwhile. `process` says which process repetition takes the turn. */
  confirm(task: MeasureTask, process: number): Promise<VisitOutcome>;
  /** Ends every process; tasks under way are given up. */
  close(): Promise<void>;
}
