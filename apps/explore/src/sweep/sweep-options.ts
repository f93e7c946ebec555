/** The options of `explore sweep`, as commander gives them. */
export interface SweepOptions {
  readonly config: string;
  readonly db: string;
  readonly report: string;
  readonly workers?: number | 'auto';
  readonly engine?: string;
  readonly fresh?: boolean;
  readonly recalibrate?: boolean;
  readonly retake?: boolean;
  readonly strict?: boolean;
  /** Replace whatever is where the report goes. */
  readonly force?: boolean;
  /** Open the report when it is written. */
  readonly open?: boolean;
  /** Milliseconds. */
  readonly budget?: number;
  /** False under `--no-wait`. */
  readonly wait: boolean;
  readonly max?: number;
}
