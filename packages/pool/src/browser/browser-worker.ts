import { type Remote, releaseProxy, wrap } from 'comlink';
import type { ThreadAnswer, ThreadQuestion } from '../measuring-thread.js';
import { fromPlainPoolError, PoolError } from '../pool-error.js';
import type { ThreadApi } from './worker/thread-api.js';

/** Why a worker ended: by a fault of its own, after too long, because the page was disturbed, or with the pool. */
export type WorkerEnd = 'broken' | 'overdue' | 'disturbed' | 'closed';

/** A worker that ended under a question. */
export class WorkerEndedError extends PoolError {
  readonly end: WorkerEnd;

  constructor(end: WorkerEnd, problem: string) {
    super('HOST_DIED', { problem, hint: 'it is started again with the next question' });
    this.name = 'WorkerEndedError';
    this.end = end;
  }
}

/** One measuring worker, as the page holds it. */
export class BrowserWorker {
  readonly #worker: Worker;
  readonly #remote: Remote<ThreadApi>;
  /** Of the questions that have no answer yet. */
  readonly #rejects = new Set<(error: Error) => void>();
  #ended: WorkerEndedError | undefined;

  constructor(url: string) {
    this.#worker = new Worker(url);
    this.#worker.addEventListener('error', (event) => {
      // Named in the answer: the console need not tell of it as well.
      event.preventDefault();
      this.end('broken', event.message ? `its worker broke: ${event.message}` : 'its worker did not start');
    });
    this.#remote = wrap<ThreadApi>(this.#worker);
  }

  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** @throws {WorkerEndedError} when it ends first, by the limit or otherwise; @throws {PoolError} what it answers */
  ask<Question extends ThreadQuestion>(question: Question, limitMs: number): Promise<ThreadAnswer<Question>>;
  async ask(question: ThreadQuestion, limitMs: number): Promise<ThreadAnswer<ThreadQuestion>> {
    if (this.#ended !== undefined) throw this.#ended;
    const seconds = Math.round(limitMs / 1000);
    const timer = setTimeout(
      () => this.end('overdue', `took longer than the ${seconds} s it may take`),
      limitMs,
    );
    let onEnd: ((error: Error) => void) | undefined;
    try {
      const reply = await new Promise<Awaited<ReturnType<ThreadApi['answer']>>>((resolve, reject) => {
        onEnd = reject;
        this.#rejects.add(reject);
        this.#remote.answer(question).then(resolve, reject);
      });
      if ('error' in reply) throw fromPlainPoolError(reply.error);
      return reply.answer;
    } finally {
      clearTimeout(timer);
      if (onEnd !== undefined) this.#rejects.delete(onEnd);
    }
  }

  /** Ends it at once, whatever it does; its open question is rejected. */
  end(end: WorkerEnd, problem: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = new WorkerEndedError(end, problem);
    // Comlink's registry would hold the worker, and through it this object, for ever.
    this.#remote[releaseProxy]();
    this.#worker.terminate();
    for (const reject of this.#rejects) reject(this.#ended);
  }
}
