import { densePeers, isTimed, latencyBounds, ofOneRun, type Row, type TimedRow } from '@convscape/core';
import { type RelativeLatency, relativeLatency } from '../pins/relative-latency.js';

/** A candidate to use, and how sure that is. */
export interface Pick {
  readonly row: TimedRow;
  /** Others whose intervals overlap its own, the fastest first: measurement cannot tell them apart from it. */
  readonly rivals: readonly TimedRow[];
  /** Counted and measured speed-up against the dense block of the same kernel, dense ÷ this one; null where none was timed, or it is that block. */
  readonly against: {
    readonly dense: TimedRow;
    readonly countedSpeedUp: number;
    readonly measuredSpeedUp: RelativeLatency;
  } | null;
}

/** What to use in a slot. */
export interface SlotVerdict {
  /** Lowest median latency of all. */
  readonly fastest: Pick | null;
  /** Lowest median latency among those in which every output channel sees every input channel; null where that is the fastest anyway, or none. */
  readonly fastestMixing: Pick | null;
}

/**
 * The fastest candidates of one slot, among those of its front's run. `screened` ones were seen once and are no contenders for the front: they count only where nothing
 * else was timed.
 */
export function slotVerdict(rows: readonly Row[]): SlotVerdict {
  const timed = ofOneRun(rows.filter(isTimed));
  const confirmed = timed.filter((row) => row.state !== 'screened');
  const contenders = confirmed.length > 0 ? confirmed : timed;
  const denseOf = densePeers(rows);
  const fastest = pick(contenders, denseOf);
  if (fastest === null || fastest.row.mixing_reach === 1) return { fastest, fastestMixing: null };
  return {
    fastest,
    fastestMixing: pick(
      contenders.filter((row) => row.mixing_reach === 1),
      denseOf,
    ),
  };
}

function pick(contenders: readonly TimedRow[], denseOf: (row: Row) => TimedRow | null): Pick | null {
  const [row, ...others] = [...contenders].sort((a, b) => a.latency_ns - b.latency_ns);
  if (row === undefined) return null;
  const { highNs } = latencyBounds(row);
  return {
    row,
    rivals: others.filter((other) => latencyBounds(other).lowNs <= highNs),
    against: comparison(row, denseOf(row)),
  };
}

function comparison(row: TimedRow, dense: TimedRow | null): Pick['against'] {
  const measuredSpeedUp = dense && relativeLatency(dense, row);
  if (!dense || !measuredSpeedUp || dense.candidate === row.candidate || row.macs === 0) return null;
  return {
    dense,
    countedSpeedUp: dense.macs / row.macs,
    measuredSpeedUp,
  };
}
