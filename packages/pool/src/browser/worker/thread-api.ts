import type { ThreadAnswer, ThreadQuestion } from '../../measuring-thread.js';
import type { Reply } from '../../reply.js';

/** What a worker exposes: one function. */
export type ThreadApi = {
  readonly answer: (question: ThreadQuestion) => Promise<Reply<ThreadAnswer<ThreadQuestion>>>;
};
