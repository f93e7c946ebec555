import type { DeviceFingerprint } from '@convscape/core';

/** What the checks look at: the device, and what is true of this moment only. */
export interface MachineFacts {
  readonly fingerprint: DeviceFingerprint;
  /** Smallest step of the monotonic clock seen, in nanoseconds. */
  readonly timerStepNs: number;
  /** Load average of the last minute; null where the system has none. */
  readonly loadLastMinute: number | null;
  /** The SQLite driver that opens databases here, or why none does. */
  readonly driver: { readonly name: string } | { readonly missing: string };
}
