import type { FeatureMap } from '../../block/feature-map.js';
import { formatFeatureMap } from '../../block/feature-map.js';
import { seedFromText, xorshift32 } from '../../engine/xorshift32.js';
import { allPixels } from './required-pixels.js';

function borderPixels({ height, width }: FeatureMap): number[] {
  return [...Array(height * width).keys()].filter((pixel) => {
    const y = Math.floor(pixel / width);
    const x = pixel % width;
    return y === 0 || x === 0 || y === height - 1 || x === width - 1;
  });
}

/**
 * Pixels that hold at least `minimumPositions` elements, whole pixels only: the four corners, then in turn a border and
 * an interior pixel, drawn by a seed that depends on the map alone. All pixels where the map is that small.
 */
export function samplePixels(map: FeatureMap, minimumPositions: number): Int32Array {
  const { height, width, channels } = map;
  const wanted = Math.ceil(minimumPositions / channels);
  if (wanted >= height * width) return allPixels(map);
  let state = seedFromText(formatFeatureMap(map));
  const draw = (pixels: readonly number[]): number => {
    state = xorshift32(state);
    return pixels[(state >>> 0) % pixels.length]!;
  };
  const border = borderPixels(map);
  const everywhere = [...allPixels(map)];
  const chosen = new Set([0, width - 1, (height - 1) * width, height * width - 1]);
  // A border may run out before half of the sample is drawn from it; the draws from everywhere fill the rest.
  while (chosen.size < wanted) {
    chosen.add(draw(border));
    chosen.add(draw(everywhere));
  }
  return Int32Array.from(chosen).sort();
}
