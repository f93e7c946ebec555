import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { closedError, fromPlainPoolError, PoolError } from '../pool-error.js';
import type { HostKind } from './host-kind.js';
import type { HostAnswer, HostQuestion, HostReply, HostRequest } from './host-message.js';

/** A host starts in a fraction of a second; one that has not by then never will. */
export const START_LIMIT_MS = 8000;
/** How long an ended process's last words may take to arrive. */
const LAST_WORDS_MS = 200;
/** How long a host may take to end by itself. */
const CLOSING_MS = 1000;
const LAST_WORDS_LENGTH = 2000;

/** A measuring process that ended under a question. */
export class HostDiedError extends PoolError {
  /** True where it was ended because this very question took too long. */
  readonly isOverdue: boolean;

  constructor(problem: string, isOverdue: boolean) {
    super('HOST_DIED', { problem, hint: 'it is started again with the next question' });
    this.name = 'HostDiedError';
    this.isOverdue = isOverdue;
  }
}

interface OpenQuestion {
  readonly resolve: (answer: HostAnswer<HostQuestion>) => void;
  readonly reject: (error: Error) => void;
}

/** One measuring process, as its parent holds it. It ends when the channel between them closes. */
export class MeasuringHost {
  /** Keys of all that were measured in it. */
  readonly candidates = new Set<string>();
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #open = new Map<number, OpenQuestion>();
  #nextId = 1;
  #stderr = '';
  #overdue: { readonly id: number; readonly limitMs: number } | null = null;
  #closed = false;
  #alive = true;

  constructor(kind: HostKind = 'plain') {
    // From the package's root, so that the sources find it as well: a process of its own runs built code only.
    const entry = fileURLToPath(new URL('../../dist/node/host/host.js', import.meta.url));
    this.#child = fork(entry, [kind], {
      serialization: 'advanced',
      // Every host starts alike, whatever started its parent; `NODE_OPTIONS` is still inherited.
      execArgv: [],
      // An engine's chatter must not reach the parent's stdout, which is data.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-LAST_WORDS_LENGTH);
    });
    this.#child.on('message', (reply: HostReply) => this.#settle(reply));
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', resolve);
      // A process that never started has no exit.
      this.#child.on('error', (error) => {
        this.#stderr += error.message;
        if (this.#child.pid === undefined) resolve();
      });
    });
    this.#ended.then(() => this.#bury());
  }

  get alive(): boolean {
    return this.#alive;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Asks the host. With a limit, a host that has not answered by then is killed.
   * @throws {HostDiedError} when the process ends first; @throws {PoolError} what the host answers, or `CLOSED`
   */
  ask<Question extends HostQuestion>(question: Question, limitMs?: number): Promise<HostAnswer<Question>>;
  async ask(question: HostQuestion, limitMs?: number): Promise<HostAnswer<HostQuestion>> {
    const id = this.#nextId++;
    const answer = new Promise<HostAnswer<HostQuestion>>((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
    });
    // A failed send means that the process is gone; its exit settles the question.
    this.#child.send({ id, question } satisfies HostRequest, () => {});
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            this.#overdue ??= { id, limitMs };
            this.#child.kill('SIGKILL');
          }, limitMs);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the process, first by closing the channel, then by force; open questions are rejected as `CLOSED`. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), CLOSING_MS);
    await this.#ended;
    clearTimeout(timer);
  }

  #settle(reply: HostReply): void {
    // Whatever else runs in that process may send what it likes.
    if (typeof reply !== 'object' || reply === null) return;
    const question = this.#open.get(reply.id);
    if (question === undefined) return;
    this.#open.delete(reply.id);
    if ('error' in reply) question.reject(fromPlainPoolError(reply.error));
    else question.resolve(reply.answer);
  }

  async #bury(): Promise<void> {
    this.#alive = false;
    await new Promise((resolve) => {
      this.#child.once('close', resolve);
      setTimeout(resolve, LAST_WORDS_MS);
    });
    const open = [...this.#open];
    this.#open.clear();
    for (const [id, { reject }] of open) {
      reject(this.#closed ? closedError() : new HostDiedError(this.#epitaph(), this.#overdue?.id === id));
    }
  }

  #epitaph(): string {
    if (this.#overdue !== null) {
      return `the measuring process did not answer within ${Math.round(this.#overdue.limitMs / 1000)} s and was ended`;
    }
    const { signalCode, exitCode } = this.#child;
    const lines = this.#stderr.trim().split('\n');
    const lastWords = lines.find((line) => /Error\b|FATAL/.test(line)) ?? lines.at(-1);
    const end = signalCode === null ? `with exit code ${exitCode}` : `by ${signalCode}`;
    return `the measuring process was ended ${end}${lastWords ? ` (${lastWords})` : ''}`;
  }
}
