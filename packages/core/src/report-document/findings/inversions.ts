import type { Row } from '../../record/row.js';
import { isTimed, latencyBounds, type TimedRow } from '../rows/latency-bounds.js';

/** A pair in one slot that MACs rank one way and latency, beyond both intervals, the other. */
export interface Inversion {
  /** Computes less, takes longer. */
  readonly cheaper: TimedRow;
  /** Computes more, takes less time. */
  readonly faster: TimedRow;
  /** MACs of the faster ÷ MACs of the cheaper, above 1. */
  readonly macsRatio: number;
  /** Latency of the cheaper ÷ latency of the faster, above 1. */
  readonly latencyRatio: number;
}

export interface Inversions {
  /** Pairs whose intervals tell them apart. */
  readonly pairs: number;
  readonly inverted: number;
  /** The furthest apart first. */
  readonly worst: readonly Inversion[];
  /** So many of a slot's fastest blocks stand for all, where one has more; absent where every block was looked at. */
  readonly fastest?: number;
}

/** Pairs grow with the square: of a crowded slot the fastest stand for all. */
const MOST_OF_A_SLOT = 300;

/**
 * How often MACs mislead: the pairs of one slot that intervals tell apart, and those among them that MACs rank the other way round.
 * Latencies of two runs are not held against each other.
 * @param slots rows of one slot each, all of one set of conditions
 * @param shown how many of the worst are kept
 */
export function inversions(slots: readonly (readonly Row[])[], shown: number): Inversions {
  let pairs = 0;
  let inverted = 0;
  let isCut = false;
  const worst: Inversion[] = [];
  for (const rows of slots) {
    const all = rows.filter(isTimed);
    isCut ||= all.length > MOST_OF_A_SLOT;
    const timed = all.sort((a, b) => a.latency_ns - b.latency_ns).slice(0, MOST_OF_A_SLOT);
    const bounds = timed.map(latencyBounds);
    timed.forEach((faster, index) => {
      for (let other = index + 1; other < timed.length; other++) {
        const cheaper = timed[other]!;
        if (cheaper.run !== faster.run || cheaper.macs === faster.macs) continue;
        if (bounds[other]!.lowNs <= bounds[index]!.highNs) continue;
        pairs++;
        if (cheaper.macs > faster.macs) continue;
        inverted++;
        // Nothing computes a number of times less than a block of pools alone.
        if (cheaper.macs === 0) continue;
        worst.push({
          cheaper,
          faster,
          macsRatio: faster.macs / cheaper.macs,
          latencyRatio: cheaper.latency_ns / faster.latency_ns,
        });
      }
    });
    // Kept short all the while: thousands of slots have millions of pairs.
    worst.sort(furthestFirst).splice(shown);
  }
  return { pairs, inverted, worst, ...(isCut && { fastest: MOST_OF_A_SLOT }) };
}

/** How wrong the ranking is: the product of both ratios. */
function furthestFirst(a: Inversion, b: Inversion): number {
  return b.macsRatio * b.latencyRatio - a.macsRatio * a.latencyRatio;
}
