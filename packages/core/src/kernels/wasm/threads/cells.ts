/**
 * Addresses of the integers by which the threads of a block keep step: in the margin before its tensors, those that several threads write
 * in cache lines of their own.
 */
export const CELL = {
  /** Arrivals at barriers, all threads' together. It only ever grows, and overflows. */
  arrived: 128,
  /** How many threads sleep at a barrier, or are about to. */
  sleeping: 256,
  /** Grows by one with every command to the helpers. */
  command: 384,
  /** What the last command wants run: the index of a layer, `ALL_LAYERS` or `LEAVE`. */
  layer: 388,
  times: 392,
  weightSet: 396,
  /** `arrived` when the command was given. */
  base: 400,
  /** 0, or 1 more than the length of what a helper that failed has to say, from `message` on. */
  failed: 512,
  message: 516,
} as const;

/** In UTF-16 units. */
export const LONGEST_MESSAGE = 200;

/** In the place of a layer: the helper is free for other work. */
export const LEAVE = -2;

/** Added to `arrived`, it lets everybody pass: more than a batch has arrivals, and less than half of all integers. */
export const FAR_AHEAD = 2 ** 30;

/** The place of a cell in a view of integers. */
export function cellIndex(address: number): number {
  return address / Int32Array.BYTES_PER_ELEMENT;
}
