import { totalmem } from 'node:os';
import {
  beyondCaches,
  ComputeSentinel,
  type Engine,
  judgeVisit,
  MemorySentinel,
  measurePeaks,
  peakMacsPerSecond,
  RunnableCache,
  SentinelWatch,
  sentinelBaseline,
  sentinelMemoryBytes,
  takeTurn,
  type VisitOutcome,
} from '@convscape/core';
import { PoolError, toPlainPoolError } from '../../pool-error.js';
import { readCacheSizes, readLastLevelCacheBytes } from '../device/cache-sizes.js';
import { readSystemText } from '../device/read-text.js';
import type { HostAnswer, HostQuestion, HostQuestions, Reply } from '../host-message.js';
import { brokenEngine, loadEngine, messageOf } from './load-engine.js';
import { memoryShareBytes } from './memory-share.js';
import { nodeClock } from './node-clock.js';
import { runQueueNs } from './run-queue.js';

/** What a worker can be asked: all that needs an engine. */
export type WorkerQuestion = Exclude<HostQuestion, HostQuestions['environment']['question']>;

export type WorkerReply = Reply<HostAnswer<WorkerQuestion>>;

/** Of prepared runnables, in the thread that measures alone. */
const CACHE_BYTES = Math.min(512 * 2 ** 20, totalmem() / 8);

// A worker thread lives as long as these do. What runs in it is given up by ending the thread, never by a signal.
const clock = nodeClock();
const engines = new Map<string, Promise<Engine>>();
const runnables = new RunnableCache(CACHE_BYTES);
const { signal } = new AbortController();
const memoryBeyondCaches = beyondCaches(readLastLevelCacheBytes(readSystemText));
/** Made with the first visit that is watched: the memory sentinel's buffer is large. */
let sentinels: { readonly compute: ComputeSentinel; readonly watch: SentinelWatch } | undefined;

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
    case 'baseline':
      return sentinelBaseline(sentinelMemoryBytes(readLastLevelCacheBytes(readSystemText)), clock);
    case 'peaks':
      return measurePeaks(clock, {
        cacheBytes: readCacheSizes(readSystemText),
        memoryBytes: Math.min(memoryBeyondCaches.bytes, memoryShareBytes(1 / 8)),
      });
    case 'joinedPeak':
      return peakMacsPerSecond(clock, 'joinable');
    case 'turn':
      return takeWatchedTurn(question);
  }
}

async function takeWatchedTurn({ task, alone }: HostQuestions['turn']['question']): Promise<VisitOutcome> {
  const engine = await engineOf(task.candidate.engine);
  const cache = alone && { cache: runnables };
  const turn = { ...task, engine, clock, signal, runQueueNs, beyondCaches: memoryBeyondCaches, ...cache };
  if (task.watch === undefined) return takeTurn(turn);
  const { baseline, keepDisturbed } = task.watch;
  sentinels ??= {
    compute: new ComputeSentinel(clock),
    watch: new SentinelWatch(new MemorySentinel(baseline.memoryBytes, clock), clock),
  };
  const { compute, watch } = sentinels;
  const readComputeNs = () => compute.read();
  const { result, memoryInflation, sentinelNs } = await watch.around(baseline, () =>
    takeTurn({ ...turn, readComputeNs }),
  );
  return judgeVisit(result, { baseline, memoryInflation, sentinelNs, keepDisturbed });
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
