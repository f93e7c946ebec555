import type { HelperThread, HelperWork } from '@convscape/core';
import { ServedMemory } from './served-memory.js';

/** A helper's thread, as its runtime has it. */
export interface HelperWorker {
  readonly post: (work: HelperWork) => void;
  /** Ends it, whatever it does. */
  readonly end: () => void | Promise<unknown>;
  /** The number that the system gives it, where it does. */
  readonly systemThreadId: string | null;
}

/** Starts one; `onEnded` is told once it has ended by itself. */
export type StartWorker = (onEnded: () => void) => Promise<HelperWorker>;

/** A helper thread that is started anew once it holds too much: whoever it works for calls it again, and finds it there. */
export class RenewedHelper implements HelperThread {
  readonly #startWorker: StartWorker;
  #worker: HelperWorker | undefined;
  #served = new ServedMemory();
  #leave = () => {};

  private constructor(startWorker: StartWorker) {
    this.#startWorker = startWorker;
  }

  /** The first so many of these helpers, ready to serve; they are replaced where they have ended. */
  static async ready(
    helpers: RenewedHelper[],
    count: number,
    startWorker: StartWorker,
  ): Promise<readonly RenewedHelper[]> {
    for (let i = 0; i < count; i++) {
      if (!helpers[i]?.alive) helpers[i] = new RenewedHelper(startWorker);
      await helpers[i]!.#makeReady();
    }
    return helpers.slice(0, count);
  }

  get alive(): boolean {
    return this.#worker !== undefined;
  }

  get systemThreadId(): string | null {
    return this.#worker?.systemThreadId ?? null;
  }

  serve(work: HelperWork, leave: () => void): void {
    this.#leave();
    this.#leave = leave;
    this.#served.add(work.memory);
    this.#worker?.post(work);
  }

  async #makeReady(): Promise<void> {
    if (this.#worker !== undefined && !this.#served.isTooMuch) return;
    this.#leave();
    this.#leave = () => {};
    const old = this.#worker;
    this.#worker = undefined;
    await old?.end();
    this.#served = new ServedMemory();
    let hasEnded = false;
    let worker: HelperWorker | undefined;
    worker = await this.#startWorker(() => {
      // It may end while it starts, or when it has a successor.
      hasEnded = true;
      if (this.#worker === worker) this.#worker = undefined;
    });
    if (!hasEnded) this.#worker = worker;
  }
}
