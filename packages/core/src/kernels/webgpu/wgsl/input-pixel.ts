import type { FeatureMap } from '../../../block/feature-map.js';
import { type Lanes, wgslType } from './lanes.js';

/**
 * Declares `pixel(y, x, c)`: lanes c of the input's pixel, zeros left and right of the map; y must be inside. It does not branch: what is outside
 * reads the nearest pixel and drops it.
 */
export function inputPixel({ width, channels }: FeatureMap, lanes: Lanes): string {
  const type = wgslType(lanes);
  return `fn pixel(y: i32, x: i32, c: u32) -> ${type} {
  let value = input0[u32(y * ${width} + clamp(x, 0, ${width - 1})) * ${channels / lanes}u + c];
  return select(${type}(0.0), value, x >= 0 && x < ${width});
}`;
}
