import type { FunctionBuilder, Pointer } from '../emit/function-builder.js';
import { FLOAT_BYTES } from '../tensor-layout.js';

const UNROLL = 4;

/**
 * Runs `body` over `count` floats in vectors of four, and once more for what is left. Within it the pointers stand
 * at the offset given; afterwards they have moved on by `count` floats.
 */
export function forEachVector(
  f: FunctionBuilder,
  count: number,
  pointers: readonly Pointer[],
  body: (offset: number, lanes: number) => void,
): void {
  const block = (vectors: number): void => {
    for (let v = 0; v < vectors; v++) body(v * 16, 4);
    for (const pointer of pointers) f.advance(pointer, vectors * 16);
  };
  const vectors = Math.floor(count / 4);
  const turns = Math.floor(vectors / UNROLL);
  if (turns > 0) f.times(turns, () => block(UNROLL));
  if (vectors % UNROLL > 0) block(vectors % UNROLL);
  const lanes = count % 4;
  if (lanes > 0) {
    body(0, lanes);
    for (const pointer of pointers) f.advance(pointer, lanes * FLOAT_BYTES);
  }
}
