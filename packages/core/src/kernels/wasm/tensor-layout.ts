import type { FeatureMap } from '../../block/feature-map.js';
import type { Pads } from '../../block/layer.js';

export const FLOAT_BYTES = 4;
export const NO_BORDER: Pads = { top: 0, left: 0, bottom: 0, right: 0 };

/** How a tensor lies in memory: NHWC rows inside a border of zeros, which whoever writes the tensor never touches. */
export interface TensorLayout {
  readonly map: FeatureMap;
  readonly border: Pads;
  /** From one pixel to the next in its row. */
  readonly pixelBytes: number;
  readonly rowBytes: number;
  /** From the start of the buffer to pixel (0, 0). */
  readonly originBytes: number;
  readonly bytes: number;
}

export function tensorLayout(map: FeatureMap, border: Pads): TensorLayout {
  const pixelBytes = map.channels * FLOAT_BYTES;
  const rowBytes = (border.left + map.width + border.right) * pixelBytes;
  return {
    map,
    border,
    pixelBytes,
    rowBytes,
    originBytes: border.top * rowBytes + border.left * pixelBytes,
    bytes: (border.top + map.height + border.bottom) * rowBytes,
  };
}

/** Whether the rows follow each other without a gap, so that the map can be read as one row. */
export function isContiguous(layout: TensorLayout): boolean {
  return layout.rowBytes === layout.map.width * layout.pixelBytes;
}

/** The border that serves both. */
export function unionBorder(a: Pads, b: Pads): Pads {
  return {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}
