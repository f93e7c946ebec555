import type { DeviceProgress } from '@convscape/core';

/** Where the page stands, for its reader. */
export type DeviceState =
  | { readonly state: 'joining' }
  /** Engines are described and calibrated, and the sentinels read. */
  | { readonly state: 'preparing'; readonly what: string }
  | { readonly state: 'measuring'; readonly candidate: string; readonly progress: DeviceProgress }
  /** Another page of this device has what is left, or measures alone. */
  | { readonly state: 'waiting'; readonly progress: DeviceProgress }
  /** One visit after the other was disturbed: it goes on after a while. */
  | { readonly state: 'disturbed'; readonly waitMs: number }
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

/** What came of the results that this page handed in. */
export interface DeviceCounts {
  readonly stored: number;
  /** Stored as discarded, and taken again. */
  readonly disturbed: number;
  readonly refused: number;
}
