import type { FeatureMap, Layer, Pair } from '@convscape/core';

/** A layer with what sets it apart: `conv 3×3, 8 groups, stride 2`. */
export function layerWords(layer: Layer, inputChannels: number): string {
  switch (layer.layer) {
    case 'conv2d': {
      const groups =
        layer.groups === 1 ? '' : layer.groups === inputChannels ? ', depthwise' : `, ${layer.groups} groups`;
      return `conv ${pair(layer.kernel)}${groups}${unlessOne('stride', layer.stride)}${unlessOne('dilation', layer.dilation)}${activation(layer.activation)}`;
    }
    case 'linear':
      return `linear${activation(layer.activation)}`;
    case 'averagePool':
      return `average pool ${pair(layer.kernel)}${unlessOne('stride', layer.stride)}`;
    case 'maxPool':
      return `max pool ${pair(layer.kernel)}${unlessOne('stride', layer.stride)}`;
    case 'globalAveragePool':
      return 'global average pool';
    case 'channelShuffle':
      return `channel shuffle, ${layer.groups} groups`;
    case 'batchNorm':
      return 'batch norm';
    case 'add':
      return `add${activation(layer.activation)}`;
    case 'activation':
      return layer.activation;
    case 'concat':
      return 'concat';
    case 'scale':
      return 'scale by the gate';
  }
}

/** `56×56×128` */
export function shapeWords({ height, width, channels }: FeatureMap): string {
  return `${height}×${width}×${channels}`;
}

function pair([height, width]: Pair): string {
  return `${height}×${width}`;
}

function unlessOne(name: string, [height, width]: Pair): string {
  if (height === 1 && width === 1) return '';
  return `, ${name} ${height === width ? height : `${height}×${width}`}`;
}

function activation(name: string): string {
  return name === 'none' ? '' : ` · ${name}`;
}
