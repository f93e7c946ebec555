import { sharesOfPeak } from '../../cost/shares-of-peak.js';
import type { MeasurementRecord, RunRecord } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import type { CountedRow } from './counted-row.js';

/** A counted row with what its run says of it; front and savings, which take the other rows, are still open. */
export function measuredRow(
  counted: CountedRow,
  run: RunRecord,
  measurement: MeasurementRecord | undefined,
): Row {
  const result = measurement?.result;
  const estimate = result !== undefined && 'estimate' in result ? result.estimate : null;
  const ranWith = measurement?.ranWith ?? null;
  const row: Row = {
    ...counted,
    algorithm: ranWith?.algorithm ?? null,
    kernels: ranWith?.kernels.join(' ') ?? null,
    cache: run.protocol.cache,
    state: result?.state ?? 'pending',
    reason: result !== undefined && 'reason' in result ? result.reason : null,
    latency_ns: estimate?.latencyNs ?? null,
    latency_low_ns: estimate?.lowNs ?? null,
    latency_high_ns: estimate?.highNs ?? null,
    latency_p95_ns: estimate?.p95Ns ?? null,
    kernel_latency_ns: estimate?.kernelLatencyNs ?? null,
    visits: estimate?.visits ?? 0,
    batches: estimate?.batches ?? 0,
    front: null,
    front_probability: null,
    savings_realised: null,
    device: run.device,
    sweep: run.sweep,
    run: run.run,
    roofline_share: null,
  };
  const shares = run.peaks === undefined ? null : sharesOfPeak(row, run.peaks);
  return { ...row, roofline_share: shares?.roofline ?? null };
}
