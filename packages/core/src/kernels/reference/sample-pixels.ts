import type { FeatureMap } from '../../block/feature-map.js';
import { formatFeatureMap } from '../../block/feature-map.js';
import { seedFromText, xorshift32 } from '../../engine/xorshift32.js';
import { borderPixel, borderSize } from './border-pixels.js';
import { allPixels } from './required-pixels.js';

/**
 * Pixels that hold at least `minimumPositions` elements, whole pixels only: the four corners, then in turn a border and
 * an interior pixel, drawn by a seed that depends on the map alone. All pixels where the map is that small.
 */
export function samplePixels(map: FeatureMap, minimumPositions: number): Int32Array {
  const { height, width, channels } = map;
  const wanted = Math.ceil(minimumPositions / channels);
  if (wanted >= height * width) return allPixels(map);
  let state = seedFromText(formatFeatureMap(map));
  const draw = (count: number): number => {
    state = xorshift32(state);
    return (state >>> 0) % count;
  };
  const border = borderSize(map);
  const chosen = new Set([0, width - 1, (height - 1) * width, height * width - 1]);
  // A border may run out before half of the sample is drawn from it; the draws from everywhere fill the rest.
  while (chosen.size < wanted) {
    chosen.add(borderPixel(map, draw(border)));
    chosen.add(draw(height * width));
  }
  return Int32Array.from(chosen).sort();
}
