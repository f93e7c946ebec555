import type {
  Calibration,
  EngineDescription,
  MeasuredPeaks,
  MeasureTask,
  SentinelBaseline,
  VisitOutcome,
} from '@convscape/core';
import { Permits } from '../permits.js';
import type { Pool } from '../pool.js';
import { closedError } from '../pool-error.js';
import { turnTimeLimitMs } from '../turn-time-limit.js';
import { type HostKind, hostKindOf } from './host-kind.js';
import { HostDiedError, MeasuringHost, START_LIMIT_MS } from './measuring-host.js';

export interface OpenPoolOptions {
  /** How many candidates are screened side by side. */
  readonly workers: number;
  /** How many process repetitions `confirm` can choose from. */
  readonly processes: number;
  /** After so many candidates a process makes room for a fresh one. Default: 1,000. */
  readonly candidatesPerProcess?: number;
  /** Closes the pool when it is aborted, also one that is still opening: whatever is under way is rejected as `CLOSED`. */
  readonly signal?: AbortSignal;
}

/**
 * Heaps of V8 and of the allocator grow for thousands of candidates before they settle, and an engine may keep what it should not: a process
 * that is replaced holds neither. More candidates than this are hardly ever kept prepared for their next visit (see RunnableCache).
 */
const CANDIDATES_PER_PROCESS = 1000;

/** Where a turn is taken: in a process of which flags and which repetition, and whether with all workers idle. */
interface Place {
  readonly kind: HostKind;
  readonly process: number;
  readonly alone: boolean;
}

/** A host ends a turn that takes too long by itself; where it cannot, it is ended this much later. */
const GRACE_MS = 5000;

/**
 * Opens a pool of measuring processes: one for each set of V8 flags and each process repetition, the first of a set with workers to screen
 * side by side. They are started when they are first needed, started again when one ends, and end with this process, however it ends.
 * @throws {RangeError} for numbers that are not whole and at least 1; @throws {PoolError} `HOST_DIED` where none starts, `CLOSED` where
 * `signal` is aborted first
 */
export async function openPool({
  workers,
  processes,
  candidatesPerProcess = CANDIDATES_PER_PROCESS,
  signal,
}: OpenPoolOptions): Promise<Pool> {
  for (const [name, count] of Object.entries({ workers, processes, candidatesPerProcess })) {
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`${name} is a whole number from 1, not ${count}`);
  }
  const pool = new NodePool(workers, processes, candidatesPerProcess);
  if (signal?.aborted) throw closedError();
  signal?.addEventListener('abort', () => void pool.close(), { once: true });
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
  readonly #processes: number;
  readonly #candidatesPerProcess: number;
  /** By kind and process repetition. */
  readonly #hosts = new Map<string, MeasuringHost>();
  readonly #permits: Permits;
  #closed = false;

  constructor(workers: number, processes: number, candidatesPerProcess: number) {
    this.workers = workers;
    this.#processes = processes;
    this.#candidatesPerProcess = candidatesPerProcess;
    this.#permits = new Permits(workers);
  }

  async start(): Promise<void> {
    await this.#host('plain', 0).ask({ ask: 'environment' }, START_LIMIT_MS);
  }

  describeEngine(engine: string): Promise<EngineDescription> {
    return this.#permits.with(1, async () =>
      this.#host(hostKindOf(engine), 0).ask({ ask: 'describe', engine }, START_LIMIT_MS),
    );
  }

  calibrate(engine: string, known?: Calibration): Promise<Calibration | null> {
    const question = { ask: 'calibrate', engine, ...(known && { known }) } as const;
    return this.#permits.with(this.workers, async () => this.#host(hostKindOf(engine), 0).ask(question));
  }

  baseline(): Promise<SentinelBaseline> {
    return this.#permits.with(this.workers, async () => this.#host('plain', 0).ask({ ask: 'baseline' }));
  }

  peaks(engines: readonly string[]): Promise<MeasuredPeaks> {
    return this.#permits.with(this.workers, async () => {
      const peaks = await this.#host('plain', 0).ask({ ask: 'peaks' });
      if (!engines.some((engine) => hostKindOf(engine) === 'revectorized')) return peaks;
      const joinedMacsPerSecond = await this.#host('revectorized', 0).ask({ ask: 'joinedPeak' });
      return { ...peaks, joinedMacsPerSecond };
    });
  }

  screen(task: MeasureTask): Promise<VisitOutcome> {
    return this.#takeTurn(task, { kind: hostKindOf(task.candidate.engine), process: 0, alone: false });
  }

  confirm(task: MeasureTask, process: number): Promise<VisitOutcome> {
    return this.#takeTurn(task, { kind: hostKindOf(task.candidate.engine), process, alone: true });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#hosts.values()].map((host) => host.close()));
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

  async #tryTurn(task: MeasureTask, { kind, process, alone }: Place): Promise<VisitOutcome> {
    const { workers } = this;
    const { key, options } = task.candidate;
    // Beside others, a candidate of several threads takes the place of as many.
    const places = alone ? workers : Math.min(workers, options.threads);
    for (;;) {
      const outcome = await this.#permits.with(places, async () => {
        if (this.#isFull(kind, process, key)) return null;
        const timeLimitMs = turnTimeLimitMs(task);
        const question = { ask: 'turn', task, alone, workers, timeLimitMs } as const;
        const host = this.#host(kind, process);
        host.candidates.add(key);
        return host.ask(question, timeLimitMs + GRACE_MS);
      });
      if (outcome !== null) return outcome;
      // While nothing else runs: nobody's turn is given up, and nobody is disturbed by a process that starts.
      await this.#permits.with(workers, () => this.#replace(kind, process, key));
    }
  }

  /** Whether this candidate would be one too many for the process. */
  #isFull(kind: HostKind, process: number, candidate: string): boolean {
    const host = this.#hosts.get(placeOf(kind, process));
    if (host === undefined || !host.alive) return false;
    return host.candidates.size >= this.#candidatesPerProcess && !host.candidates.has(candidate);
  }

  async #replace(kind: HostKind, process: number, candidate: string): Promise<void> {
    // Somebody else may have done it while this waited for its permits.
    if (!this.#isFull(kind, process, candidate)) return;
    await this.#hosts.get(placeOf(kind, process))?.close();
    const start = () => this.#host(kind, process).ask({ ask: 'environment' }, START_LIMIT_MS);
    // On a busy machine it may come too late once, which is not the candidate's fault.
    await start().catch((error: unknown) => {
      if (error instanceof HostDiedError) return start();
      throw error;
    });
  }

  #host(kind: HostKind, process: number): MeasuringHost {
    if (this.#closed) throw closedError();
    if (process >= this.#processes) throw new RangeError(`there is no process repetition ${process}`);
    const place = placeOf(kind, process);
    const host = this.#hosts.get(place);
    if (host?.alive) return host;
    const fresh = new MeasuringHost(kind);
    this.#hosts.set(place, fresh);
    return fresh;
  }
}

const placeOf = (kind: HostKind, process: number): string => `${kind} ${process}`;

function failedWith({ problem }: HostDiedError): VisitOutcome {
  return { state: 'failed', reason: problem };
}
