import type {
  Calibration,
  EngineDescription,
  MeasuredPeaks,
  PeakRate,
  SentinelBaseline,
  VisitOutcome,
} from '@convscape/core';
import type { MeasureTask } from '../pool.js';
import type { Reply } from '../reply.js';

export type { Reply } from '../reply.js';

/** A measuring host's process as it sees itself, its flags set. */
export interface HostEnvironment {
  readonly v8Version: string;
  readonly v8Flags: readonly string[];
  readonly webAssemblyFeatures: readonly string[];
}

/** What a host can be asked, and what it answers. */
export interface HostQuestions {
  readonly environment: {
    readonly question: { readonly ask: 'environment' };
    readonly answer: HostEnvironment;
  };
  readonly describe: {
    readonly question: { readonly ask: 'describe'; readonly engine: string };
    readonly answer: EngineDescription;
  };
  readonly calibrate: {
    readonly question: { readonly ask: 'calibrate'; readonly engine: string };
    readonly answer: Calibration | null;
  };
  readonly baseline: {
    readonly question: { readonly ask: 'baseline' };
    readonly answer: SentinelBaseline;
  };
  readonly peaks: {
    readonly question: { readonly ask: 'peaks' };
    readonly answer: MeasuredPeaks;
  };
  /** MACs a second of a loop whose operations can be joined: for a process where they are. */
  readonly joinedPeak: {
    readonly question: { readonly ask: 'joinedPeak' };
    readonly answer: PeakRate;
  };
  readonly turn: {
    readonly question: {
      readonly ask: 'turn';
      readonly task: MeasureTask;
      /** In the thread that keeps its runnables, or in one of those that work side by side. */
      readonly alone: boolean;
      /** Workers to have, should those that work side by side not be there yet. */
      readonly workers: number;
      readonly timeLimitMs: number;
    };
    readonly answer: VisitOutcome;
  };
}

export type HostQuestion = HostQuestions[keyof HostQuestions]['question'];
export type HostAnswer<Question extends HostQuestion> = HostQuestions[Question['ask']]['answer'];

/** Travels to a host. */
export interface HostRequest {
  readonly id: number;
  readonly question: HostQuestion;
}

/** Travels back. */
export type HostReply = { readonly id: number } & Reply<HostAnswer<HostQuestion>>;
