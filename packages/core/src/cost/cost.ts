/** What is counted of a block, over all its layers. Counts are exact integers or an error says so. */
export interface Cost {
  /** Multiply-accumulates, padding counted as full work. */
  readonly macs: number;
  /** Weights and biases, in elements. */
  readonly params: number;
  /** Elements written by convolutions and linear layers (the RegNet sense). */
  readonly activations: number;
  /** Compulsory traffic in elements: inputs, outputs and weights, each once a layer. */
  readonly memoryAccessElements: number;
  /** `memoryAccessElements` × bytes per element. */
  readonly bytesMoved: number;
  /** Over the layers: live inputs + outputs + the running layer's weights, in bytes. */
  readonly peakMemoryBytes: number;
  /** `2·MACs / bytes`, FLOP per byte. */
  readonly arithmeticIntensity: number;
}

/** The counted columns by the names that rows, constraints and objectives use. */
export const COST_COLUMNS = [
  'macs',
  'params',
  'activations',
  'memory_access_elements',
  'bytes_moved',
  'peak_memory_bytes',
  'arithmetic_intensity',
  'mixing_reach',
] as const;
export type CostColumn = (typeof COST_COLUMNS)[number];

export const LATENCY_COLUMNS = ['latency_ns', 'latency_p95_ns', 'kernel_latency_ns'] as const;
export type LatencyColumn = (typeof LATENCY_COLUMNS)[number];

/** A column and a direction. */
export interface Objective {
  readonly column: CostColumn | LatencyColumn;
  readonly goal: 'minimize' | 'maximize';
}

/** Without mixing, the candidate that computes least wins every front, and nobody should use it. */
export const DEFAULT_OBJECTIVES: readonly Objective[] = [
  { column: 'macs', goal: 'minimize' },
  { column: 'latency_ns', goal: 'minimize' },
  { column: 'mixing_reach', goal: 'maximize' },
];
