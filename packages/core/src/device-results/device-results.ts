import type { Calibration } from '../engine/engine.js';
import type { SentinelBaseline } from '../measure/conditions.js';
import type { Protocol } from '../measure/protocol.js';
import type { MeasuredVisit } from '../measure/result-of.js';
import type { DeviceFingerprint } from '../record/device.js';
import type { MeasuredPeaks } from '../record/measured-peaks.js';

/** The version that is written now; a newer one is refused. */
export const DEVICE_RESULTS_VERSION = 1;

/**
 * What a page measured without any server, as it is saved to a file and imported into a database: one device, one run of one sweep. Visits that
 * timed something carry 64 elements of its output, so that whoever imports them can see that it was right.
 */
export interface DeviceResults {
  readonly kind: 'convscape-device-results';
  readonly version: 1;
  /** The version of convscape that wrote it. */
  readonly writtenBy: string;
  readonly sweep: string;
  readonly fingerprint: DeviceFingerprint;
  readonly run: DeviceResultsRun;
  readonly visits: readonly MeasuredVisit[];
}

export interface DeviceResultsRun {
  readonly seed: number;
  readonly protocol: Protocol;
  readonly workers: number;
  readonly calibrations: { readonly [engine: string]: Calibration };
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Whether nothing of what was chosen is left to measure. */
  readonly isComplete: boolean;
  readonly sentinels: SentinelBaseline;
  readonly peaks: MeasuredPeaks;
}
