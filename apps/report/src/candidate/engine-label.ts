import type { Row } from '@convscape/core';

/** What ran a candidate: `wasm`, `wasm, 4 threads`. */
export function engineLabel({ engine, threads }: Row): string {
  return threads === 1 ? engine : `${engine}, ${threads} threads`;
}
