import type { Row } from '@convscape/core';
import { candidateLabel } from './candidate-label.js';

/** What ran a candidate: `wasm`, `wasm, 4 threads`. */
export function engineLabel({ engine, threads }: Row): string {
  return threads === 1 ? engine : `${engine}, ${threads} threads`;
}

/** A candidate among those of other engines: `standard 3x3, onnxruntime`. */
export function labelAcross(row: Row): string {
  return `${candidateLabel(row)}, ${engineLabel(row)}`;
}
