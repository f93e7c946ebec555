import { wasmFeatures } from '@convscape/core';
import { Piscina } from 'piscina';
import type { ThreadAnswer, ThreadQuestion, ThreadQuestions } from '../../measuring-thread.js';
import { brokenEngine, fromPlainPoolError, PoolError, toPlainPoolError } from '../../pool-error.js';
import type { Reply } from '../../reply.js';
import type { HostAnswer, HostQuestion, HostQuestions, HostReply, HostRequest } from '../host-message.js';

/** Long enough for any engine to load and describe itself; a sweep whose engine hangs ends within 10 s. */
const LOAD_LIMIT_MS = 6000;
/** Long enough for any engine to calibrate itself, which takes 6 s at most. */
const ENGINE_LIMIT_MS = 60_000;

/** Answers the parent's questions until the channel closes. */
export function serve(flags: readonly string[]): void {
  const threads = new HostThreads();
  process.on('message', async ({ id, question }: HostRequest) => {
    process.send?.({ id, ...(await replyTo(question, threads, flags)) } satisfies HostReply);
  });
}

async function replyTo(
  question: HostQuestion,
  threads: HostThreads,
  flags: readonly string[],
): Promise<Reply<HostAnswer<HostQuestion>>> {
  try {
    return { answer: await answerTo(question, threads, flags) };
  } catch (thrown) {
    if (thrown instanceof PoolError) return { error: toPlainPoolError(thrown) };
    throw thrown;
  }
}

async function answerTo(
  question: HostQuestion,
  threads: HostThreads,
  flags: readonly string[],
): Promise<HostAnswer<HostQuestion>> {
  switch (question.ask) {
    case 'environment': {
      // A process whose threads cannot start is of no use, and must not look as if it were.
      await ask(threads.alone(), { ask: 'describe', engine: 'reference' }, LOAD_LIMIT_MS);
      const ownFlags = [...process.execArgv, ...(process.env.NODE_OPTIONS?.split(/\s+/) ?? [])];
      return {
        v8Version: process.versions.v8,
        v8Flags: [...new Set([...ownFlags, ...flags])].filter((flag) => flag !== '').sort(),
        webAssemblyFeatures: wasmFeatures(),
      };
    }
    case 'turn':
      return takeTurnIn(question.alone ? threads.alone() : threads.sideBySide(question.workers), question);
    case 'baseline':
    case 'peaks':
    case 'joinedPeak':
      return ask(threads.alone(), question, ENGINE_LIMIT_MS);
    default:
      return askAbout(threads.alone(), question);
  }
}

/** One thread that measures alone and keeps its runnables, and several that work side by side. Idle ones are parked. */
class HostThreads {
  #alone: Piscina | undefined;
  #sideBySide: Piscina | undefined;

  alone(): Piscina {
    this.#alone ??= threads(1);
    return this.#alone;
  }

  sideBySide(workers: number): Piscina {
    this.#sideBySide ??= threads(workers);
    return this.#sideBySide;
  }
}

function threads(count: number): Piscina {
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: count,
    maxThreads: count,
    concurrentTasksPerWorker: 1,
  });
  // A thread that breaks between two tasks is replaced by piscina; nobody waits for it.
  pool.on('error', () => {});
  return pool;
}

async function ask<Question extends ThreadQuestion>(
  pool: Piscina,
  question: Question,
  limitMs: number,
): Promise<ThreadAnswer<Question>> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), limitMs);
  try {
    const reply: Reply<ThreadAnswer<Question>> = await pool.run(question, {
      signal: controller.signal,
    });
    if ('error' in reply) throw fromPlainPoolError(reply.error);
    return reply.answer;
  } finally {
    clearTimeout(timer);
  }
}

async function askAbout(
  pool: Piscina,
  question: ThreadQuestions['describe' | 'calibrate']['question'],
): Promise<ThreadQuestions['describe' | 'calibrate']['answer']> {
  const limitMs = question.ask === 'describe' ? LOAD_LIMIT_MS : ENGINE_LIMIT_MS;
  try {
    return await ask(pool, question, limitMs);
  } catch (thrown) {
    if (thrown instanceof PoolError) throw thrown;
    throw brokenEngine(
      question.engine,
      reasonOf(thrown, limitMs),
      `an engine answers describe() and calibrate() within ${limitMs / 1000} s, and leaves its thread alive`,
    );
  }
}

/** Whatever ends the thread under a turn is a failure of its candidate. The thread is replaced. */
async function takeTurnIn(
  pool: Piscina,
  question: HostQuestions['turn']['question'],
): Promise<ThreadQuestions['turn']['answer']> {
  try {
    return await ask(pool, question, question.timeLimitMs);
  } catch (thrown) {
    if (thrown instanceof PoolError) throw thrown;
    return { state: 'failed', reason: reasonOf(thrown, question.timeLimitMs) };
  }
}

function reasonOf(thrown: unknown, timeLimitMs: number): string {
  if (!(thrown instanceof Error)) return `threw ${String(thrown)}`;
  if (thrown.name === 'AbortError')
    return `took longer than the ${Math.round(timeLimitMs / 1000)} s it may take`;
  if ('code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'its thread ran out of memory';
  const exit = /^worker exited with code: (-?\d+)$/.exec(thrown.message);
  return exit ? `ended its thread with exit code ${exit[1]}` : `ended its thread: ${thrown.message}`;
}
