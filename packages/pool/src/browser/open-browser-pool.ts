import {
  type Calibration,
  type EngineDescription,
  type LayersOutcome,
  lowerBlock,
  type MeasuredPeaks,
  type MeasureTask,
  type SentinelBaseline,
  timerStepNs,
  type VisitOutcome,
  WEBGPU_ENGINE_NAME,
} from '@convscape/core';
import type { ThreadAnswer, ThreadQuestion } from '../measuring-thread.js';
import { Permits } from '../permits.js';
import type { Pool } from '../pool.js';
import { closedError, PoolError } from '../pool-error.js';
import { turnTimeLimitMs } from '../turn-time-limit.js';
import { ownBattery } from './battery.js';
import { BrowserWorker, WorkerEndedError } from './browser-worker.js';
import { PageWatch, type PauseReason } from './page-watch.js';
import { addressOf, type WorkerAddress, type WorkerScript } from './worker-script.js';

export interface OpenBrowserPoolOptions {
  /** How many candidates are screened side by side. */
  readonly workers: number;
  readonly script: WorkerScript;
  /** Closes the pool when it is aborted, also one that is still opening: whatever is under way is rejected as `CLOSED`. */
  readonly signal?: AbortSignal;
  /**
   * The page was hidden, stood still, or has little battery left: what ran is thrown away, and taken again once the page can measure. Nothing
   * that was measured meanwhile is ever handed out.
   */
  readonly onPause?: (pause: PoolPause) => void;
  readonly onResume?: () => void;
}

export interface PoolPause {
  readonly reason: PauseReason;
  /** Turns and other questions that were under way and start anew. */
  readonly discarded: number;
}

/** A pool of workers in a page. */
export interface BrowserPool extends Pool {
  /** Each layer of the task's candidate alone, with nothing else of this pool beside it. Never rejects for what a candidate does wrong. */
  timeLayers(task: MeasureTask): Promise<LayersOutcome>;
}

/** A worker starts in a fraction of a second, on a slow phone in a few; one that has not by then never will. */
const START_LIMIT_MS = 20_000;
/** Long enough for any engine to describe and calibrate itself on a slow phone. */
const ENGINE_LIMIT_MS = 120_000;

/** Which worker is asked: one that measures alone, for each process repetition, or any of those that work side by side. */
type Place = { readonly alone: true; readonly repetition: number } | { readonly alone: false };

const FIRST_ALONE: Place = { alone: true, repetition: 0 };

/**
 * Opens a pool of dedicated workers in this page: as many as `workers` to screen side by side, and one for each process repetition to
 * measure alone in (a fresh worker is as near to a fresh process as a page comes). They are started when they are first needed, and
 * started again when one ends. While the page is hidden, or the battery low, the pool waits; so does opening it.
 * @throws {RangeError} for a number of workers that is not whole and at least 1; @throws {PoolError} `HOST_DIED` where none starts,
 * `CLOSED` where `signal` is aborted first
 */
export async function openBrowserPool(options: OpenBrowserPoolOptions): Promise<BrowserPool> {
  const { workers, signal } = options;
  if (!Number.isInteger(workers) || workers < 1) {
    throw new RangeError(`workers is a whole number from 1, not ${workers}`);
  }
  if (signal?.aborted) throw closedError();
  const pool = new WorkerPool(options);
  signal?.addEventListener('abort', () => void pool.close(), { once: true });
  try {
    await pool.start();
    return pool;
  } catch (error) {
    await pool.close();
    throw error;
  }
}

class WorkerPool implements BrowserPool {
  readonly workers: number;
  readonly #address: WorkerAddress;
  readonly #permits: Permits;
  readonly #watch: PageWatch;
  readonly #busy = new Set<BrowserWorker>();
  /** Of those that work side by side. */
  readonly #idle: BrowserWorker[] = [];
  /** By process repetition. */
  readonly #alone = new Map<number, BrowserWorker>();
  /** Of this page's clock, which its workers have too; read when it is first needed. */
  #timerStepMs: number | undefined;
  #closed = false;

  constructor({ workers, script, onPause, onResume }: OpenBrowserPoolOptions) {
    this.workers = workers;
    this.#address = addressOf(script);
    this.#permits = new Permits(workers);
    this.#watch = new PageWatch({
      page: document,
      battery: ownBattery(),
      onPause: (reason) => {
        const disturbed = [...this.#busy];
        for (const worker of disturbed) worker.end('disturbed', 'the page was disturbed');
        onPause?.({ reason, discarded: disturbed.length });
      },
      onResume: () => onResume?.(),
    });
  }

  async start(): Promise<void> {
    await this.#ask({ ask: 'describe', engine: 'reference' }, FIRST_ALONE, START_LIMIT_MS);
  }

  describeEngine(engine: string): Promise<EngineDescription> {
    return this.#ask({ ask: 'describe', engine }, FIRST_ALONE, ENGINE_LIMIT_MS);
  }

  calibrate(engine: string, known?: Calibration): Promise<Calibration | null> {
    const question = { ask: 'calibrate', engine, ...(known && { known }) } as const;
    return this.#ask(question, FIRST_ALONE, ENGINE_LIMIT_MS);
  }

  baseline(): Promise<SentinelBaseline> {
    return this.#ask({ ask: 'baseline' }, FIRST_ALONE, ENGINE_LIMIT_MS);
  }

  /** No engine of a page has operations joined. */
  peaks(): Promise<MeasuredPeaks> {
    return this.#ask({ ask: 'peaks' }, FIRST_ALONE, ENGINE_LIMIT_MS);
  }

  /** Workers have a core each, and one GPU between them: what runs there is screened alone. */
  screen(task: MeasureTask): Promise<VisitOutcome> {
    return this.#takeTurn(
      task,
      task.candidate.engine === WEBGPU_ENGINE_NAME ? FIRST_ALONE : { alone: false },
    );
  }

  confirm(task: MeasureTask, process: number): Promise<VisitOutcome> {
    return this.#takeTurn(task, { alone: true, repetition: process });
  }

  async timeLayers(task: MeasureTask): Promise<LayersOutcome> {
    const { block, slot } = task.candidate;
    try {
      const visits = 1 + lowerBlock(block, slot).layers.length;
      return await this.#ask({ ask: 'layers', task }, FIRST_ALONE, this.#limitMs(task, visits));
    } catch (thrown) {
      if (thrown instanceof WorkerEndedError) return { state: 'failed', reason: thrown.problem };
      if (thrown instanceof PoolError) throw thrown;
      return { state: 'failed', reason: reasonOf(thrown) };
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#watch.close(closedError());
    for (const worker of [...this.#busy, ...this.#idle, ...this.#alone.values()]) {
      worker.end('closed', closedError().problem);
    }
    this.#idle.length = 0;
    this.#alone.clear();
    this.#address.release();
  }

  /** A worker may break for what runs beside it (memory runs out for all): a broken turn is taken once more, alone. */
  async #takeTurn(task: MeasureTask, place: Place): Promise<VisitOutcome> {
    const first = await this.#tryTurn(task, place);
    if (!(first instanceof WorkerEndedError)) return first;
    const second = first.end === 'broken' ? await this.#tryTurn(task, FIRST_ALONE) : first;
    return second instanceof WorkerEndedError ? { state: 'failed', reason: second.problem } : second;
  }

  /** What a candidate does wrong is an outcome; so is the end of the worker under it, for the caller to judge. */
  async #tryTurn(task: MeasureTask, place: Place): Promise<VisitOutcome | WorkerEndedError> {
    const { alone } = place;
    try {
      return await this.#ask({ ask: 'turn', task, alone }, place, this.#limitMs(task, 1));
    } catch (thrown) {
      if (thrown instanceof WorkerEndedError) return thrown;
      if (thrown instanceof PoolError) throw thrown;
      return { state: 'failed', reason: reasonOf(thrown) };
    }
  }

  #limitMs(task: MeasureTask, visits: number): number {
    this.#timerStepMs ??= timerStepNs({ nowNs: () => performance.now() * 1e6 }) / 1e6;
    return turnTimeLimitMs(task, visits, this.#timerStepMs);
  }

  #ask<Question extends ThreadQuestion>(
    question: Question,
    place: Place,
    limitMs: number,
  ): Promise<ThreadAnswer<Question>> {
    const threads = question.ask === 'turn' ? question.task.candidate.options.threads : 1;
    return this.#permits.with(place.alone ? this.workers : Math.min(this.workers, threads), () =>
      this.#askUndisturbed(question, place, limitMs),
    );
  }

  /** Asks, and asks again, until an answer comes that nothing disturbed. */
  async #askUndisturbed<Question extends ThreadQuestion>(
    question: Question,
    place: Place,
    limitMs: number,
  ): Promise<ThreadAnswer<Question>> {
    for (;;) {
      await this.#watch.untilQuiet();
      const worker = this.#take(place);
      this.#busy.add(worker);
      const { pauses } = this.#watch;
      try {
        const answer = await worker.ask(question, limitMs);
        this.#watch.look();
        if (this.#watch.pauses === pauses) return answer;
      } catch (thrown) {
        if (!(thrown instanceof WorkerEndedError)) throw thrown;
        if (thrown.end === 'closed') throw closedError();
        if (thrown.end !== 'disturbed') throw thrown;
      } finally {
        this.#busy.delete(worker);
        if (!place.alone && worker.alive) this.#idle.push(worker);
      }
    }
  }

  #take(place: Place): BrowserWorker {
    if (!place.alone) return this.#idle.pop() ?? new BrowserWorker(this.#address.url);
    const known = this.#alone.get(place.repetition);
    if (known?.alive) return known;
    const fresh = new BrowserWorker(this.#address.url);
    this.#alone.set(place.repetition, fresh);
    return fresh;
  }
}

const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : `threw ${String(thrown)}`;
