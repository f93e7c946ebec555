import type { Row } from '@convscape/core';
import { hasLatency, type TimedRow } from '../candidate/has-latency.js';

/** A candidate to use, and how sure that is. */
export interface Pick {
  readonly row: TimedRow;
  /** Others whose intervals overlap its own: measurement cannot tell them apart from it. */
  readonly rivals: readonly TimedRow[];
  /** Counted and measured speed-up against the dense block of the slot; null where the slot has none that was timed. */
  readonly against: {
    readonly countedSpeedUp: number;
    readonly measuredSpeedUp: number;
    readonly row: TimedRow;
  } | null;
}

/** What to use in a slot. */
export interface SlotVerdict {
  /** Lowest median latency of all. */
  readonly fastest: Pick | null;
  /** Lowest median latency among those in which every output channel sees every input channel; null where that is the fastest anyway, or none. */
  readonly fastestMixing: Pick | null;
}

/** The fastest candidates of one slot. `screened` ones were seen once and are not contenders for the front; they count only where nothing else was timed. */
export function slotVerdict(rows: readonly Row[]): SlotVerdict {
  const timed = rows.filter(hasLatency);
  const confirmed = timed.filter((row) => row.state !== 'screened');
  const contenders = confirmed.length > 0 ? confirmed : timed;
  const fastest = pick(contenders, timed);
  if (fastest === null || fastest.row.mixing_reach === 1) return { fastest, fastestMixing: null };
  return {
    fastest,
    fastestMixing: pick(
      contenders.filter((row) => row.mixing_reach === 1),
      timed,
    ),
  };
}

function pick(contenders: readonly TimedRow[], timed: readonly TimedRow[]): Pick | null {
  const [row, ...others] = [...contenders].sort((a, b) => a.latency_ns - b.latency_ns);
  if (row === undefined) return null;
  return {
    row,
    rivals: others.filter((other) => other.latency_low_ns <= row.latency_high_ns),
    against: comparison(row, timed),
  };
}

/** Against the `standard` block of the same kernel, or of the smallest kernel where none has the same. */
function comparison(row: TimedRow, timed: readonly TimedRow[]): Pick['against'] {
  const dense = timed
    .filter((other) => other.kind === 'standard' && other.squeeze_excite === 0)
    .sort((a, b) => (a.kernel_height ?? 0) - (b.kernel_height ?? 0));
  const baseline = dense.find((other) => other.kernel_height === row.kernel_height) ?? dense[0];
  if (baseline === undefined || baseline.candidate === row.candidate || row.macs === 0) return null;
  return {
    row: baseline,
    countedSpeedUp: baseline.macs / row.macs,
    measuredSpeedUp: baseline.latency_ns / row.latency_ns,
  };
}
