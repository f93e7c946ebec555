import type { Calibration, EngineDescription, SentinelBaseline, VisitOutcome } from '@convscape/core';
import type { MeasureTask, Pool } from '../pool.js';
import { closedError, HostDiedError, MeasuringHost } from './measuring-host.js';
import { Permits } from './permits.js';
import { turnTimeLimitMs } from './turn-time-limit.js';

export interface OpenPoolOptions {
  /** How many candidates are screened side by side. */
  readonly workers: number;
  /** How many process repetitions `confirm` can choose from. */
  readonly processes: number;
}

/** Where a turn is taken: in which process repetition, and whether with all workers idle. */
interface Place {
  readonly process: number;
  readonly alone: boolean;
}

/** A host ends a turn that takes too long by itself; where it cannot, it is ended this much later. */
const GRACE_MS = 5000;

/** A host starts in a fraction of a second; one that has not by then never will. */
const START_LIMIT_MS = 8000;

/**
 * Opens a pool of measuring processes: one for each process repetition, the first with workers to screen side by side. They are started
 * when they are first needed, started again when one ends, and end with this process, however it ends.
 * @throws {RangeError} for numbers that are not whole and at least 1; @throws {PoolError} `HOST_DIED` where none starts
 */
export async function openPool({ workers, processes }: OpenPoolOptions): Promise<Pool> {
  for (const [name, count] of Object.entries({ workers, processes })) {
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`${name} is a whole number from 1, not ${count}`);
  }
  const pool = new NodePool(workers, processes);
  try {
    await pool.start();
    return pool;
  } catch (error) {
    await pool.close();
    throw error;
  }
}

class NodePool implements Pool {
  readonly workers: number;
  readonly #hosts: (MeasuringHost | null)[];
  readonly #permits: Permits;
  #closed = false;

  constructor(workers: number, processes: number) {
    this.workers = workers;
    this.#hosts = new Array<MeasuringHost | null>(processes).fill(null);
    this.#permits = new Permits(workers);
  }

  async start(): Promise<void> {
    await this.#host(0).ask({ ask: 'environment' }, START_LIMIT_MS);
  }

  describeEngine(engine: string): Promise<EngineDescription> {
    return this.#permits.with(1, async () => this.#host(0).ask({ ask: 'describe', engine }));
  }

  calibrate(engine: string): Promise<Calibration | null> {
    return this.#permits.with(this.workers, async () => this.#host(0).ask({ ask: 'calibrate', engine }));
  }

  baseline(): Promise<SentinelBaseline> {
    return this.#permits.with(this.workers, async () => this.#host(0).ask({ ask: 'baseline' }));
  }

  screen(task: MeasureTask): Promise<VisitOutcome> {
    return this.#takeTurn(task, { process: 0, alone: false });
  }

  confirm(task: MeasureTask, process: number): Promise<VisitOutcome> {
    return this.#takeTurn(task, { process, alone: true });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#hosts.map((host) => host?.close()));
  }

  /**
   * A process may end for something else than what it was asked: for another candidate beside it, or because the system ran out of
   * memory. So a turn whose process ended is taken once more, alone, and only a second end is the candidate's own.
   */
  async #takeTurn(task: MeasureTask, place: Place): Promise<VisitOutcome> {
    try {
      return await this.#tryTurn(task, place);
    } catch (error) {
      if (!(error instanceof HostDiedError)) throw error;
      if (error.isOverdue) return failedWith(error);
    }
    try {
      return await this.#tryTurn(task, { ...place, alone: true });
    } catch (error) {
      if (!(error instanceof HostDiedError)) throw error;
      return failedWith(error);
    }
  }

  #tryTurn(task: MeasureTask, { process, alone }: Place): Promise<VisitOutcome> {
    const { workers } = this;
    return this.#permits.with(alone ? workers : 1, async () => {
      const timeLimitMs = turnTimeLimitMs(task);
      const question = { ask: 'turn', task, alone, workers, timeLimitMs } as const;
      return this.#host(process).ask(question, timeLimitMs + GRACE_MS);
    });
  }

  #host(process: number): MeasuringHost {
    if (this.#closed) throw closedError();
    const host = this.#hosts[process];
    if (host === undefined) throw new RangeError(`there is no process repetition ${process}`);
    if (host?.alive) return host;
    const fresh = new MeasuringHost();
    this.#hosts[process] = fresh;
    return fresh;
  }
}

function failedWith({ problem }: HostDiedError): VisitOutcome {
  return { state: 'failed', reason: problem };
}
