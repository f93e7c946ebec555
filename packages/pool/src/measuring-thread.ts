import {
  type BeyondCaches,
  type Calibration,
  type Clock,
  ComputeSentinel,
  type Engine,
  type EngineDescription,
  type HelperThreads,
  judgeVisit,
  type LayersOutcome,
  longestWaitNs,
  type MeasuredPeaks,
  type MeasureTask,
  MemorySentinel,
  measurePeaks,
  type PeakBuffers,
  type PeakRate,
  peakMacsPerSecond,
  RunnableCache,
  type RunQueueWaits,
  type SentinelBaseline,
  SentinelWatch,
  sentinelBaseline,
  takeLayers,
  takeTurn,
  timerStepNs,
  type VisitOutcome,
} from '@convscape/core';
import { brokenEngine, PoolError, toPlainPoolError } from './pool-error.js';
import { RecentWaits } from './recent-waits.js';
import type { Reply } from './reply.js';

/** What a thread that measures can be asked, and what it answers: all that needs an engine. */
export interface ThreadQuestions {
  readonly describe: {
    readonly question: { readonly ask: 'describe'; readonly engine: string };
    readonly answer: EngineDescription;
  };
  readonly calibrate: {
    readonly question: {
      readonly ask: 'calibrate';
      readonly engine: string;
      /** What it answered on this device before. */
      readonly known?: Calibration;
    };
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
  /** MACs a second of a loop whose operations can be joined: for an engine whose process joins them. */
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
    };
    readonly answer: VisitOutcome;
  };
  /** Each layer of the task's candidate alone. */
  readonly layers: {
    readonly question: { readonly ask: 'layers'; readonly task: MeasureTask };
    readonly answer: LayersOutcome;
  };
}

export type ThreadQuestion = ThreadQuestions[keyof ThreadQuestions]['question'];
export type ThreadAnswer<Question extends ThreadQuestion> = ThreadQuestions[Question['ask']]['answer'];

/** What differs between Node and browsers. */
export interface ThreadSurroundings {
  readonly clock: Clock;
  /** @throws {PoolError} `ENGINE_NOT_FOUND`, `ENGINE_BROKEN` */
  readonly loadEngine: (name: string) => Promise<Engine>;
  /** How long this thread and its helpers have waited for a core; null where the system does not say. */
  readonly runQueueWaits?: () => RunQueueWaits | null;
  /** The share of the last seconds that a virtual machine's host gave to others; null where the system does not say. */
  readonly stealShare?: () => number | null;
  /** Of prepared runnables, where the thread measures alone. */
  readonly cacheBytes: number;
  /** Size of the memory-bound sentinel's buffer in a baseline. */
  readonly sentinelBytes: number;
  readonly peakBuffers: PeakBuffers;
  /** What cold weights are rotated over. */
  readonly beyondCaches: BeyondCaches;
  /** For candidates of more than one thread; absent: they are unsupported. */
  readonly helperThreads?: HelperThreads;
}

/** Answers one question at a time, as long as its thread lives. What runs in it is given up by ending the thread, never by a signal. */
export class MeasuringThread {
  readonly #surroundings: ThreadSurroundings;
  readonly #engines = new Map<string, Promise<Engine>>();
  readonly #runnables: RunnableCache;
  readonly #signal = new AbortController().signal;
  /** Made with the first visit that is watched: the memory sentinel's buffer is large. */
  #sentinels: { readonly compute: ComputeSentinel; readonly watch: SentinelWatch } | undefined;

  readonly #waits = new RecentWaits();
  readonly #stepNs: number;

  constructor(surroundings: ThreadSurroundings) {
    this.#surroundings = surroundings;
    this.#stepNs = timerStepNs(surroundings.clock);
    this.#runnables = new RunnableCache(surroundings.cacheBytes);
  }

  /** What is wrong with an engine is an answer; it rejects with nothing else than what would end the thread. */
  answer<Question extends ThreadQuestion>(question: Question): Promise<Reply<ThreadAnswer<Question>>>;
  async answer(question: ThreadQuestion): Promise<Reply<ThreadAnswer<ThreadQuestion>>> {
    try {
      return { answer: await this.#answerOrThrow(question) };
    } catch (thrown) {
      if (thrown instanceof PoolError) return { error: toPlainPoolError(thrown) };
      throw thrown;
    }
  }

  async #answerOrThrow(question: ThreadQuestion): Promise<ThreadAnswer<ThreadQuestion>> {
    switch (question.ask) {
      case 'describe': {
        const engine = await this.#engineOf(question.engine);
        return orBroken(question.engine, 'describing', () => engine.describe());
      }
      case 'calibrate': {
        const engine = await this.#engineOf(question.engine);
        const calibrate = async () => (await engine.calibrate?.(this.#signal, question.known)) ?? null;
        return orBroken(question.engine, 'calibrating', calibrate);
      }
      case 'baseline':
        return sentinelBaseline(this.#surroundings.sentinelBytes, this.#surroundings.clock, this.#stepNs);
      case 'peaks':
        return measurePeaks(this.#surroundings.clock, this.#surroundings.peakBuffers);
      case 'joinedPeak':
        return peakMacsPerSecond(this.#surroundings.clock, 'joinable');
      case 'turn':
        return this.#takeWatchedTurn(question);
      case 'layers': {
        const { clock, helperThreads } = this.#surroundings;
        const engine = await this.#engineOf(question.task.candidate.engine);
        const turn = { ...question.task, engine, clock, signal: this.#signal };
        return takeLayers({ ...turn, ...(helperThreads && { helperThreads }) });
      }
    }
  }

  async #takeWatchedTurn({ task, alone }: ThreadQuestions['turn']['question']): Promise<VisitOutcome> {
    const { clock, runQueueWaits, stealShare, beyondCaches, helperThreads } = this.#surroundings;
    const engine = await this.#engineOf(task.candidate.engine);
    const turn = {
      ...task,
      engine,
      clock,
      signal: this.#signal,
      beyondCaches,
      ...(helperThreads && { helperThreads }),
      ...(runQueueWaits && { runQueueWaits }),
      ...(alone && { cache: this.#runnables }),
    };
    if (task.watch === undefined) return takeTurn(turn);
    const [startNs, waitsBefore] = [clock.nowNs(), runQueueWaits?.() ?? null];
    const { baseline, keepDisturbed } = task.watch;
    this.#sentinels ??= {
      compute: new ComputeSentinel(clock, this.#stepNs),
      watch: new SentinelWatch(new MemorySentinel(baseline.memoryBytes, clock, this.#stepNs), clock),
    };
    const { compute, watch } = this.#sentinels;
    const readComputeNs = () => compute.read();
    const { result, memoryInflation, sentinelNs } = await watch.around(baseline, () =>
      takeTurn({ ...turn, readComputeNs }),
    );
    return judgeVisit(result, {
      baseline,
      memoryInflation,
      sentinelNs,
      keepDisturbed,
      stealShare: stealShare?.() ?? null,
      recentRunQueueShare: this.#recentRunQueueShare(startNs, waitsBefore),
    });
  }

  /** Of this turn and those just before it; null where the system does not say. */
  #recentRunQueueShare(startNs: number, waitsBefore: RunQueueWaits | null): number | null {
    const { clock, runQueueWaits } = this.#surroundings;
    const waitedNs = longestWaitNs(waitsBefore, runQueueWaits?.() ?? null);
    if (waitedNs === null) return null;
    const endNs = clock.nowNs();
    return this.#waits.shareWith({ endNs, wallNs: endNs - startNs, waitedNs });
  }

  #engineOf(name: string): Promise<Engine> {
    const known = this.#engines.get(name);
    if (known !== undefined) return known;
    const engine = this.#surroundings.loadEngine(name);
    this.#engines.set(name, engine);
    // What failed once may not the next time.
    engine.catch(() => this.#engines.delete(name));
    return engine;
  }
}

async function orBroken<T>(engine: string, doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw brokenEngine(engine, message, `it fails while ${doing} itself`);
  }
}
