import type { MeasurementState } from '../measure/estimate.js';
import type { FrontMembership } from '../pareto/membership.js';

/** One row for each sweep × candidate × device, as `export`, `front --json` and the report's table call things. */
export interface Row {
  readonly candidate: string;
  readonly slot: string;
  readonly kind: string;
  readonly groups: number | null;
  readonly kernel_height: number | null;
  readonly kernel_width: number | null;
  readonly stride: number;
  readonly dilation: number | null;
  readonly input_height: number;
  readonly input_width: number;
  readonly input_channels: number;
  readonly output_channels: number;
  readonly mix: string | null;
  readonly ratio: number | null;
  readonly expansion: number | null;
  readonly middle_channels: number | null;
  readonly squeeze_excite: number;
  readonly shortcut: string | null;
  readonly activation: string;
  readonly bias: boolean;
  readonly chain: number;
  readonly engine: string;
  /** Resolved; null where it never ran. */
  readonly algorithm: string | null;
  readonly kernels: string | null;
  readonly threads: number;
  readonly cache: string;
  readonly macs: number;
  readonly params: number;
  readonly activations: number;
  readonly memory_access_elements: number;
  readonly bytes_moved: number;
  readonly peak_memory_bytes: number;
  readonly arithmetic_intensity: number;
  readonly mixing_reach: number;
  /** `pending`: asked for, not measured yet. */
  readonly state: MeasurementState | 'pending';
  readonly reason: string | null;
  readonly latency_ns: number | null;
  readonly latency_low_ns: number | null;
  readonly latency_high_ns: number | null;
  readonly latency_p95_ns: number | null;
  readonly kernel_latency_ns: number | null;
  readonly visits: number;
  readonly batches: number;
  readonly front: FrontMembership | null;
  readonly front_probability: number | null;
  readonly savings_realised: number | null;
  readonly device: string;
  readonly sweep: string;
  readonly run: string;
  /** Share of the roof over it that it reaches; null where its run measured no peaks, or its engine is not under them. */
  readonly roofline_share: number | null;
}
