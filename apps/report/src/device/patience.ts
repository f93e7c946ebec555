import type { VisitOutcome } from '@convscape/core';

const MOST_DISTURBED_IN_A_ROW = 3;
/** How long to wait each time; a device that is still disturbed then is always so, and its visits are flagged in the end. */
const WAITS_MS: readonly number[] = [2000, 5000, 10_000];

/** When to stop for a while: after three visits in a row that something disturbed, heat or another program, which may pass. */
export class Patience {
  #disturbed = 0;
  #waits = 0;

  /** What came of a turn. */
  saw(outcome: VisitOutcome): void {
    this.#disturbed = outcome.state === 'discarded' ? this.#disturbed + 1 : 0;
    if (outcome.state === 'timed' && !outcome.timing.flags.includes('disturbed')) this.#waits = 0;
  }

  /** How long to wait before the next turn; null where it need not. It counts as waited. */
  takeWaitMs(): number | null {
    const waitMs = this.#disturbed >= MOST_DISTURBED_IN_A_ROW ? WAITS_MS[this.#waits] : undefined;
    if (waitMs === undefined) return null;
    this.#disturbed = 0;
    this.#waits++;
    return waitMs;
  }
}
