import type { FeatureMap } from '../../block/feature-map.js';

/** How many pixels lie on the border. */
export function borderSize({ height, width }: FeatureMap): number {
  return height === 1 ? width : 2 * width + (height - 2) * Math.min(width, 2);
}

/** The border's pixel number `index`, row by row. */
export function borderPixel({ height, width }: FeatureMap, index: number): number {
  const sides = Math.min(width, 2);
  const beside = index - width;
  if (beside < 0) return index;
  if (beside >= (height - 2) * sides) return (height - 1) * width + beside - (height - 2) * sides;
  return (1 + Math.floor(beside / sides)) * width + (beside % sides) * (width - 1);
}
