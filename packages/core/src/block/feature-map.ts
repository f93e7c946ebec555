/** A tensor between two layers, batch 1, stored NHWC: `height × width × channels` float32 elements. */
export interface FeatureMap {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Elements in a feature map: `h·w·c`. */
export function elements(map: FeatureMap): number {
  return map.height * map.width * map.channels;
}

/** `56x56x128` */
export function formatFeatureMap(map: FeatureMap): string {
  return `${map.height}x${map.width}x${map.channels}`;
}

export function sameFeatureMap(a: FeatureMap, b: FeatureMap): boolean {
  return a.height === b.height && a.width === b.width && a.channels === b.channels;
}
