import { setTimeout as sleep } from 'node:timers/promises';
import type { VisitOutcome } from '@convscape/core';

/** So many disturbed visits one after the other are no accident. */
const IN_A_ROW = 3;
const FIRST_WAIT_MS = 1000;
/** A machine that is still busy after so long a wait stays so: from then on the sweep goes on as well as it can. */
const MOST_WAITING_MS = 7000;

export interface CrewOptions {
  readonly workers: number;
  readonly stop: AbortSignal;
  /** Told each time when there is something to tell; `workers` is what is left of them. */
  readonly onDisturbed: (what: { readonly workers: number; readonly waitMs: number }) => void;
}

/** How many workers screen side by side. A machine that keeps being disturbed is waited for, and gets half as many. */
export class Crew {
  readonly #options: CrewOptions;
  #workers: number;
  #inARow = 0;
  #nextWaitMs = FIRST_WAIT_MS;
  #waitedMs = 0;

  constructor(options: CrewOptions) {
    this.#options = options;
    this.#workers = options.workers;
  }

  get workers(): number {
    return this.#workers;
  }

  /** Takes another number of workers, after a trial. */
  hire(workers: number): void {
    this.#workers = workers;
  }

  /** Waits, and halves the workers, after the third disturbed visit in a row. */
  async tell(outcome: VisitOutcome): Promise<void> {
    const isDisturbed =
      outcome.state === 'discarded' ||
      (outcome.state === 'timed' && outcome.timing.flags.includes('disturbed'));
    this.#inARow = isDisturbed ? this.#inARow + 1 : 0;
    if (this.#inARow < IN_A_ROW) return;
    this.#inARow = 0;
    const halved = Math.max(1, Math.floor(this.#workers / 2));
    const waitMs = Math.min(this.#nextWaitMs, MOST_WAITING_MS - this.#waitedMs);
    if (halved === this.#workers && waitMs === 0) return;
    this.#workers = halved;
    this.#waitedMs += waitMs;
    this.#nextWaitMs *= 2;
    this.#options.onDisturbed({ workers: halved, waitMs });
    await sleep(waitMs, undefined, { signal: this.#options.stop }).catch(() => undefined);
  }
}
