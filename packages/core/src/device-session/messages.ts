import type { Calibration } from '../engine/engine.js';
import type { SentinelBaseline } from '../measure/conditions.js';
import type { MeasureTask } from '../measure/measure-task.js';
import type { VisitOutcome } from '../measure/visit.js';
import type { DeviceFingerprint } from '../record/device.js';
import type { MeasuredPeaks } from '../record/measured-peaks.js';

/*
 * What a device page and `explore serve` say to each other: JSON by POST to `/api/…`, one message a request. All but `join` carry the session
 * as `Authorization: Bearer`, and the page's own name as `Convscape-Page`.
 */

/**
 * Which page of a session says something, as Node spells headers: up to 64 of `A-Za-z0-9_-`, made up by the page and kept in its memory alone, so
 * that a tab and its copy, which have one session, have two. The one that was introduced last measures; another is refused as `OTHER_PAGE`.
 * Pages that send none are all the same one.
 */
export const PAGE_HEADER = 'convscape-page';

/** `join`: exchanges the one-time token of a printed link for a session. */
export interface JoinRequest {
  readonly purpose: 'report' | 'device';
  readonly token: string;
}

export interface JoinAnswer {
  readonly session: string;
}

/** `introduce`: says what device this is, and learns what it is to measure. */
export interface IntroduceRequest {
  readonly fingerprint: DeviceFingerprint;
}

export interface IntroduceAnswer {
  readonly device: string;
  readonly sweep: string;
  readonly candidates: number;
  readonly engines: readonly string[];
  /** By engine, where this device's run has them: such an engine is not calibrated again. */
  readonly calibrations: { readonly [engine: string]: Calibration };
  /** Its peaks are known too, and stand still while the run goes on. */
  readonly knowsPeaks: boolean;
  /** Everything is measured already. */
  readonly isDone: boolean;
}

/** `begin`: what the device found out about itself; turns follow. */
export interface BeginRequest {
  readonly calibrations: { readonly [engine: string]: Calibration };
  readonly sentinels: SentinelBaseline;
  /** Where they were not known. */
  readonly peaks?: MeasuredPeaks;
}

/** A candidate's turn, handed to one session. */
export interface HandedTurn {
  /** Names the turn when its result comes back. */
  readonly turn: string;
  readonly process: number;
  /** What it hands in is compared with the reference once more. */
  readonly task: MeasureTask & { readonly sampleOutput: true };
}

/** How far a device's run is: in this part, and in visits. */
export interface DeviceProgress {
  readonly part: 'screening' | 'confirming';
  /** Confirmation rounds count from 1. */
  readonly round: number;
  readonly done: number;
  readonly total: number;
}

/** `next`: the turn to take now, if there is one. */
export type NextAnswer =
  | { readonly state: 'turn'; readonly turn: HandedTurn; readonly progress: DeviceProgress }
  /** Others have the turns that are left, or must measure alone. */
  | { readonly state: 'wait'; readonly waitMs: number; readonly progress: DeviceProgress }
  | { readonly state: 'done' };

/** `result`: what came of a turn, with elements of its output where it was timed. */
export interface ResultRequest {
  readonly turn: string;
  readonly result: VisitOutcome;
}

/** `stale` where the turn was given to another session meanwhile. */
export interface ResultAnswer {
  readonly state: 'stored' | 'stale';
}

/**
 * Why a page measures nothing for now: its reader paused it, it is hidden or stood still, its device saves power, or something disturbed one
 * visit after the other.
 */
export const PAUSE_CAUSES = ['reader', 'hidden', 'stood-still', 'low-battery', 'disturbed'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

/** `alive`, every few seconds: a session that says nothing loses its turn. One that is paused gives it back at once. */
export type AliveRequest =
  | { readonly state: 'measuring' }
  | { readonly state: 'paused'; readonly cause: PauseCause };

/** Every answer with a status from 400 on. */
export interface RefusedAnswer {
  readonly refused: { readonly code: string; readonly message: string };
}
