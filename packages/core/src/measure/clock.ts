/** Monotonic time in nanoseconds from any fixed origin, of the highest resolution there is. */
export interface Clock {
  nowNs(): number;
}

const STEPS_SEEN = 16;
/** Far more reads than any clock's step takes: about half a second. */
const MAX_READS = 10_000_000;

/**
 * The smallest step between two readings of the clock, in nanoseconds: its resolution, or what one reading costs, whichever is more.
 * @throws {RangeError} when the clock stands still.
 */
export function timerStepNs(clock: Clock): number {
  let smallest = Number.POSITIVE_INFINITY;
  let previous = clock.nowNs();
  let steps = 0;
  for (let read = 0; steps < STEPS_SEEN; read++) {
    if (read === MAX_READS) throw new RangeError('the clock stands still');
    const now = clock.nowNs();
    if (now > previous) {
      smallest = Math.min(smallest, now - previous);
      steps++;
    }
    previous = now;
  }
  return smallest;
}
