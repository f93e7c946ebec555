/** What a block's output should be, at some or all of its pixels. */
export interface ReferenceOutput {
  readonly channels: number;
  /** Indices `y·width + x` of the pixels compared, ascending. */
  readonly pixels: Int32Array;
  /** `pixels.length × channels` values, pixel by pixel. */
  readonly values: Float32Array;
}
