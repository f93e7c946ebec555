import type {
  Calibration,
  EngineDescription,
  MeasuredPeaks,
  MeasureTask,
  SentinelBaseline,
  VisitOutcome,
} from '@convscape/core';

/** Where candidates are measured: a set of workers, one task at a time each. Browsers and Node have the same interface. */
export interface Pool {
  readonly workers: number;
  describeEngine(engine: string): Promise<EngineDescription>;
  /** Null where the engine has nothing to calibrate. `known`: what it answered on this device before, and may answer again. */
  calibrate(engine: string, known?: Calibration): Promise<Calibration | null>;
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
