import { orderStatisticInterval } from '../stats/order-statistic-interval.js';
import { median, quantile } from '../stats/quantile.js';
import type { LatencyEstimate } from './estimate.js';
import type { Protocol } from './protocol.js';
import type { VisitTiming } from './visit.js';

/** Nanoseconds a call, batch by batch; corrected where the machine was slower as a whole. */
export function callLatenciesNs({ batchesNs, callsPerBatch, conditions }: VisitTiming): number[] {
  const divisor = callsPerBatch * (conditions?.correction ?? 1);
  return batchesNs.map((batchNs) => batchNs / divisor);
}

/** What one visit says alone: the median of its batches, in nanoseconds a call, at the clock of the baseline. */
export function visitLatencyNs(timing: VisitTiming): number {
  return median(callLatenciesNs(timing));
}

/** What one screening visit says: the median of its batches and that median's exact interval. */
export function estimateScreening(timing: VisitTiming, protocol: Protocol): LatencyEstimate {
  const samples = callLatenciesNs(timing);
  return { ...medianWithInterval(samples, protocol.screening.confidence), ...spreadOf([timing]) };
}

/**
 * What confirmation visits say together: the median over visits of each visit's median, with the exact interval of the visits' medians
 * (batches of one visit share its luck, so visits are the samples). With fewer visits than an interval of the asked confidence
 * takes, the interval is their whole range and `confidence` says what that covers: `1 − 2^(1 − n)`.
 */
export function estimateConfirmation(visits: readonly VisitTiming[], protocol: Protocol): LatencyEstimate {
  const samples = visits.map(visitLatencyNs);
  return {
    ...medianWithInterval(samples, protocol.confirmation.confidence),
    ...spreadOf(visits),
    visitMediansNs: samples,
  };
}

function medianWithInterval(
  samples: readonly number[],
  confidence: number,
): Pick<LatencyEstimate, 'latencyNs' | 'lowNs' | 'highNs' | 'confidence'> {
  const exact = orderStatisticInterval(samples, confidence);
  return exact === null
    ? {
        latencyNs: median(samples),
        lowNs: Math.min(...samples),
        highNs: Math.max(...samples),
        confidence: 1 - 2 ** (1 - samples.length),
      }
    : { latencyNs: median(samples), lowNs: exact.low, highNs: exact.high, confidence };
}

function spreadOf(
  visits: readonly VisitTiming[],
): Pick<LatencyEstimate, 'p95Ns' | 'kernelLatencyNs' | 'visits' | 'batches'> {
  const latencies = visits.flatMap(callLatenciesNs);
  const kernelMedians = visits.flatMap(({ kernelBatchesNs, callsPerBatch, conditions }) =>
    kernelBatchesNs?.length ? [median(kernelBatchesNs) / callsPerBatch / (conditions?.correction ?? 1)] : [],
  );
  return {
    p95Ns: quantile(latencies, 0.95),
    kernelLatencyNs: kernelMedians.length === visits.length ? median(kernelMedians) : null,
    visits: visits.length,
    batches: latencies.length,
  };
}
