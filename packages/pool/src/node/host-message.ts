import type { ThreadQuestions } from '../measuring-thread.js';
import type { Reply } from '../reply.js';

/** A measuring host's process as it sees itself, its flags set. */
export interface HostEnvironment {
  readonly v8Version: string;
  readonly v8Flags: readonly string[];
  readonly webAssemblyFeatures: readonly string[];
}

/** What a host can be asked, and what it answers: what its threads can, and what they need not know. */
export interface HostQuestions extends Omit<ThreadQuestions, 'turn' | 'layers'> {
  readonly environment: {
    readonly question: { readonly ask: 'environment' };
    readonly answer: HostEnvironment;
  };
  readonly turn: {
    readonly question: ThreadQuestions['turn']['question'] & {
      /** Workers to have, should those that work side by side not be there yet. */
      readonly workers: number;
      readonly timeLimitMs: number;
    };
    readonly answer: ThreadQuestions['turn']['answer'];
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
