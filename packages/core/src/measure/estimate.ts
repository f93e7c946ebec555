/** A latency, never without its interval: nanoseconds a call. */
export interface LatencyEstimate {
  readonly latencyNs: number;
  readonly lowNs: number;
  readonly highNs: number;
  readonly confidence: number;
  readonly p95Ns: number;
  readonly kernelLatencyNs: number | null;
  readonly visits: number;
  readonly batches: number;
  /** The median of each confirming visit, in the order of their rounds; absent from estimates of one visit, and from older ones. */
  readonly visitMediansNs?: readonly number[];
}

/**
 * What a candidate's visits say together. `measured`: its interval is as narrow as the protocol asks; `noisy`: it is wider, since its cap or
 * the end of the run came first, or rests on visits that were disturbed; `screened`: it rests on the screening visit.
 */
export type MeasurementResult =
  | { readonly state: 'measured' | 'noisy' | 'screened'; readonly estimate: LatencyEstimate }
  | { readonly state: 'failed' | 'unsupported' | 'skipped'; readonly reason: string };

export type MeasurementState = MeasurementResult['state'];
