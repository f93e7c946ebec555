/** How long a turn counts after its end. */
const WINDOW_NS = 2e9;

interface EndedTurn {
  readonly endNs: number;
  readonly wallNs: number;
  readonly waitedNs: number;
}

/**
 * How much of its turns' time a thread has waited for a core lately. A scheduler gives time in slices of several milliseconds, so that a short
 * turn beside a busy process may fit between two of its waits; the turns around it do not.
 */
export class RecentWaits {
  #turns: EndedTurn[] = [];

  /** One more turn; the share of the turns that ended in the two seconds up to its end, itself included. */
  shareWith(turn: EndedTurn): number {
    this.#turns = [...this.#turns.filter(({ endNs }) => endNs >= turn.endNs - WINDOW_NS), turn];
    const sum = (of: 'wallNs' | 'waitedNs') => this.#turns.reduce((total, one) => total + one[of], 0);
    return sum('waitedNs') / sum('wallNs');
  }
}
