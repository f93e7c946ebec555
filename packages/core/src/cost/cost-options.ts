/** How elements become bytes, and which layers run as one. */
export interface CostOptions {
  /** Default 4: float32. */
  readonly bytesPerElement?: number;
  /** Depthwise followed by pointwise runs as one, its intermediate neither written nor read. Default false. */
  readonly fused?: boolean;
}

export const DEFAULT_BYTES_PER_ELEMENT = 4;
