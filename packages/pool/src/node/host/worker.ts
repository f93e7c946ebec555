import { totalmem } from 'node:os';
import { type Engine, RunnableCache, takeTurn } from '@convscape/core';
import { PoolError, toPlainPoolError } from '../../pool-error.js';
import type { HostAnswer, HostQuestions, Reply } from '../host-message.js';
import { brokenEngine, loadEngine, messageOf } from './load-engine.js';
import { nodeClock } from './node-clock.js';

/** What a worker can be asked: all that needs an engine. */
export type WorkerQuestion = HostQuestions['describe' | 'calibrate' | 'turn']['question'];

export type WorkerReply = Reply<HostAnswer<WorkerQuestion>>;

/** Of prepared runnables, in the thread that measures alone. */
const CACHE_BYTES = Math.min(512 * 2 ** 20, totalmem() / 8);

// A worker thread lives as long as these do. What runs in it is given up by ending the thread, never by a signal.
const clock = nodeClock();
const engines = new Map<string, Promise<Engine>>();
const runnables = new RunnableCache(CACHE_BYTES);
const { signal } = new AbortController();

/** The one function that piscina calls in this thread. */
export default async function answer(question: WorkerQuestion): Promise<WorkerReply> {
  try {
    return { answer: await answerOrThrow(question) };
  } catch (thrown) {
    if (thrown instanceof PoolError) return { error: toPlainPoolError(thrown) };
    throw thrown;
  }
}

async function answerOrThrow(question: WorkerQuestion): Promise<HostAnswer<WorkerQuestion>> {
  switch (question.ask) {
    case 'describe': {
      const engine = await engineOf(question.engine);
      return orBroken(question.engine, 'describing', () => engine.describe());
    }
    case 'calibrate': {
      const engine = await engineOf(question.engine);
      return orBroken(question.engine, 'calibrating', async () => (await engine.calibrate?.(signal)) ?? null);
    }
    case 'turn': {
      const { task, alone } = question;
      const engine = await engineOf(task.candidate.engine);
      return takeTurn({ ...task, engine, clock, signal, ...(alone && { cache: runnables }) });
    }
  }
}

function engineOf(name: string): Promise<Engine> {
  const engine = engines.get(name) ?? loadEngine(name);
  engines.set(name, engine);
  return engine;
}

async function orBroken<T>(engine: string, doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw brokenEngine(engine, messageOf(thrown), `it fails while ${doing} itself`);
  }
}
