import type { FeatureMap } from '../block/feature-map.js';
import { exactProduct } from './exact.js';

/**
 * Elements in a feature map, exact: `h·w·c`.
 * @throws {CostOverflowError}
 */
export function mapElements({ height, width, channels }: FeatureMap): number {
  return exactProduct('elements of a feature map', [height, width, channels]);
}
