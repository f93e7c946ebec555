import { orderStatisticInterval } from '../stats/order-statistic-interval.js';
import { median, quantile } from '../stats/quantile.js';
import { studentInterval } from '../stats/student-interval.js';
import type { LatencyEstimate } from './estimate.js';
import type { Protocol } from './protocol.js';
import type { LatencyTiming } from './visit.js';
import { VISIT_LUCK } from './visit-luck.js';

/** Nanoseconds a call, batch by batch; corrected where the machine was slower as a whole. */
export function callLatenciesNs({ batchesNs, callsPerBatch, conditions }: LatencyTiming): number[] {
  const divisor = callsPerBatch * (conditions?.correction ?? 1);
  return batchesNs.map((batchNs) => batchNs / divisor);
}

/** What one visit says alone: the median of its batches, in nanoseconds a call, at the clock of the baseline. */
export function visitLatencyNs(timing: LatencyTiming): number {
  return median(callLatenciesNs(timing));
}

/** What one screening visit says: the median of its batches and that median's exact interval; with too few batches for one, their range. */
export function estimateScreening(timing: LatencyTiming, protocol: Protocol): LatencyEstimate {
  const samples = callLatenciesNs(timing);
  const range: Interval = {
    lowNs: Math.min(...samples),
    highNs: Math.max(...samples),
    confidence: rangeConfidence(samples.length),
  };
  return {
    latencyNs: median(samples),
    ...(exactInterval(samples, protocol.screening.confidence) ?? range),
    ...spreadOf([timing]),
  };
}

/**
 * What confirmation visits say together: the median over visits of each visit's median, with the exact interval of the visits' medians
 * (batches of one visit share its luck, so visits are the samples), or that of few visits where so many are not there yet.
 */
export function estimateConfirmation(visits: readonly LatencyTiming[], protocol: Protocol): LatencyEstimate {
  const samples = visits.map(visitLatencyNs);
  const { confidence } = protocol.confirmation;
  return {
    latencyNs: median(samples),
    ...(exactInterval(samples, confidence) ?? intervalOfFewVisits(samples, confidence)),
    ...spreadOf(visits),
    visitMediansNs: samples,
  };
}

type Interval = Pick<LatencyEstimate, 'lowNs' | 'highNs' | 'confidence'>;

function exactInterval(samples: readonly number[], confidence: number): Interval | null {
  const exact = orderStatisticInterval(samples, confidence);
  return exact === null ? null : { lowNs: exact.low, highNs: exact.high, confidence };
}

/**
 * The whole range of the visits, wider where Student's interval of the confidence asked for is, but by no more than a visit's luck. Its
 * `confidence` is what the range covers whatever the visits scatter like, `1 − 2^(1 − n)`; where they scatter about as the normal law
 * does, it covers what was asked for.
 */
function intervalOfFewVisits(samples: readonly number[], confidence: number): Interval {
  const [least, most] = [Math.min(...samples), Math.max(...samples)];
  const luck = { low: least * (1 - VISIT_LUCK), high: most * (1 + VISIT_LUCK) };
  // A clock too coarse may have said 0, of which there is no logarithm.
  const wider = samples.length > 1 && least > 0 ? studentInterval(samples, confidence) : luck;
  return {
    lowNs: Math.max(Math.min(least, wider.low), luck.low),
    highNs: Math.min(Math.max(most, wider.high), luck.high),
    confidence: rangeConfidence(samples.length),
  };
}

/** How often the range of so many samples holds the median that they are drawn around. */
const rangeConfidence = (count: number): number => 1 - 2 ** (1 - count);

function spreadOf(
  visits: readonly LatencyTiming[],
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
