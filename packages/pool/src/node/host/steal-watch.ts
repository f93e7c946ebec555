import type { Clock } from '@convscape/core';

/** Steal is counted in hundredths of a second: over less than this, one of them would be half a percent. */
const WINDOW_NS = 2e9;

/**
 * What share of the processors' time a virtual machine's host gave to others, over windows of 2 s: the eighth number of the first line of
 * Linux's `/proc/stat` ÷ the sum of the first eight (https://docs.kernel.org/filesystems/proc.html).
 */
export class StealWatch {
  readonly #clock: Clock;
  readonly #readStat: () => string | null;
  #begin: { readonly atNs: number; readonly times: Times } | null = null;
  #share: number | null = null;

  constructor(clock: Clock, readStat: () => string | null) {
    this.#clock = clock;
    this.#readStat = readStat;
  }

  /** Of the last whole window; null before the first, and where the system does not say. */
  share(): number | null {
    const atNs = this.#clock.nowNs();
    if (this.#begin !== null && atNs - this.#begin.atNs < WINDOW_NS) return this.#share;
    const times = timesIn(this.#readStat());
    if (times === null) return null;
    if (this.#begin !== null) {
      const { stolen, all } = this.#begin.times;
      this.#share = times.all > all ? (times.stolen - stolen) / (times.all - all) : null;
    }
    this.#begin = { atNs, times };
    return this.#share;
  }
}

interface Times {
  readonly stolen: number;
  readonly all: number;
}

function timesIn(stat: string | null): Times | null {
  const numbers = stat?.split('\n', 1)[0]?.split(/\s+/).slice(1, 9).map(Number);
  if (numbers === undefined || numbers.length < 8 || numbers.some(Number.isNaN)) return null;
  return { stolen: numbers[7]!, all: numbers.reduce((sum, value) => sum + value, 0) };
}
