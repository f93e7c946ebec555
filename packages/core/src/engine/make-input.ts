import { elements } from '../block/feature-map.js';
import type { LoweredLayers } from '../block/layer.js';
import { seededTensor } from './seeded-tensor.js';

/** The block's input, NHWC: uniform ±√3 (variance 1), seeded by the candidate's key as tensor 0. */
export function makeInput(key: string, lowered: LoweredLayers): Float32Array<ArrayBuffer> {
  return seededTensor(`${key}/0`, elements(lowered.input), Math.sqrt(3));
}
