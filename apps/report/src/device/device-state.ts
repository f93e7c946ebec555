import type { DeviceProgress } from '@convscape/core';

/** Where the page stands, for its reader. */
export type DeviceState =
  | { readonly state: 'joining' }
  /** Engines are described and calibrated, and the sentinels read. */
  | { readonly state: 'preparing'; readonly what: string }
  | { readonly state: 'measuring'; readonly candidate: string; readonly progress: DeviceProgress }
  /** Another page of this device has what is left, or measures alone. */
  | { readonly state: 'waiting'; readonly progress: DeviceProgress }
  | { readonly state: 'paused' }
  | { readonly state: 'done' }
  /** It tries again by itself. */
  | { readonly state: 'unreachable'; readonly reason: string }
  /** It does not: the reader has to do something. */
  | { readonly state: 'ended'; readonly reason: string };

/** What does not change while it measures. */
export interface DeviceFacts {
  readonly device: string;
  readonly sweep: string;
  readonly candidates: number;
}
