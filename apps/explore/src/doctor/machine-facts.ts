import type { DeviceFingerprint } from '@convscape/core';
import type { LockHolder } from '../sweep/lock-holder.js';
import type { CoreGroups } from './system/core-groups.js';
import type { PowerSource } from './system/power-source.js';

/** What the checks look at: the device, and what is true of this moment only. */
export interface MachineFacts {
  readonly fingerprint: DeviceFingerprint;
  /** Smallest step of the monotonic clock seen, in nanoseconds. */
  readonly timerStepNs: number;
  /** Load average of the last minute; null where the system has none. */
  readonly loadLastMinute: number | null;
  readonly platform: NodeJS.Platform;
  readonly coreGroups: CoreGroups;
  /** The cores that this process may run on; null where the system does not tell. */
  readonly allowedCpus: readonly number[] | null;
  readonly power: PowerSource;
  /** How many workers may screen side by side. */
  readonly suggestedWorkers: number;
  /** The sweep that measures on this machine now; null where none does. */
  readonly measuring: LockHolder | null;
  /** The SQLite driver that opens databases here, or why none does; `untried`: why none could be tried. */
  readonly driver: { readonly name: string } | { readonly missing: string } | { readonly untried: string };
}
