import type { Protocol } from '@convscape/core';

/** From the hopeful to the careful end. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

export interface SweepEstimate {
  /** `middle` is the geometric mean of the ends: what is known of a machine is its order of magnitude. */
  readonly timeMs: Span & { readonly middle: number };
  readonly diskBytes: Span;
}

/** Multiply-accumulates a nanosecond of one core: what blocks of all kinds have been seen to reach, dense ones most. */
const MACS_PER_NS: { readonly [engine: string]: Span } = {
  wasm: { low: 25, high: 2 },
  reference: { low: 0.6, high: 0.15 },
};
const UNKNOWN_ENGINE: Span = { low: 30, high: 1 };

/** The reference that answers are compared with. It computes this much of a block at the most. */
const REFERENCE_MACS_PER_NS: Span = { low: 0.6, high: 0.15 };
const FULLY_COMPARED_MACS = 5e8;

/** Processes, calibration, sentinels and peaks, before the first visit. */
const START_MS: Span = { low: 2000, high: 5000 };

/** Which share of the candidates is measured again, after screening. */
const CONTENDERS: Span = { low: 0.3, high: 0.8 };

/** How much longer than at the least a warm-up takes until it is steady. */
const WARMUP_STRETCH: Span = { low: 1.05, high: 2 };

/** Rows of one candidate in all tables and indexes, and of one visit without its batches. */
const BYTES_A_CANDIDATE = 2000;
const BYTES_A_VISIT = 900;
const BYTES_A_BATCH = 9;

/**
 * How long a sweep takes and how large its database becomes, before anything is known of the machine: an order of magnitude.
 * Time of a visit = warm-up + batches · max(batch, one call); the first visit also compares the answer with the reference.
 */
export function estimateSweep(
  work: { readonly candidates: number; readonly meanMacs: number; readonly engines: readonly string[] },
  protocol: Protocol,
  workers: number,
): SweepEstimate {
  const end = (which: keyof Span) => {
    const { warmup, batch, screening, confirmation } = protocol;
    const rates = work.engines.map((engine) => (MACS_PER_NS[engine] ?? UNKNOWN_ENGINE)[which]);
    const meanRate = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    const callMs = work.meanMacs / meanRate / 1e6;
    const batchMs = Math.max(batch.targetMs, callMs);
    const warmupMs = Math.max(WARMUP_STRETCH[which] * warmup.minMs, warmup.minCalls * callMs);
    const comparedMs = Math.min(work.meanMacs, FULLY_COMPARED_MACS) / REFERENCE_MACS_PER_NS[which] / 1e6;
    const screeningBatches = which === 'low' ? screening.minBatches : screening.maxBatches;
    const visits = which === 'low' ? confirmation.minVisits : confirmation.maxVisits;
    const screeningMs = comparedMs + warmupMs + screeningBatches * batchMs;
    const againMs = Math.max(
      2 * warmup.windowBatches * Math.max(batch.minMs, callMs),
      warmup.minCalls * callMs,
    );
    const confirmationMs =
      confirmation.processes * warmupMs +
      (visits - confirmation.processes) * againMs +
      Math.min(confirmation.maxTimedMs, visits * confirmation.batchesPerVisit * batchMs);
    const confirmed = CONTENDERS[which];
    return {
      timeMs: START_MS[which] + work.candidates * (screeningMs / workers + confirmed * confirmationMs),
      diskBytes:
        work.candidates *
        (BYTES_A_CANDIDATE +
          (BYTES_A_VISIT + screeningBatches * BYTES_A_BATCH) +
          confirmed * visits * (BYTES_A_VISIT + confirmation.batchesPerVisit * BYTES_A_BATCH)),
    };
  };
  const [low, high] = [end('low'), end('high')];
  return {
    timeMs: { low: low.timeMs, middle: Math.sqrt(low.timeMs * high.timeMs), high: high.timeMs },
    diskBytes: { low: low.diskBytes, high: high.diskBytes },
  };
}
