import { describe, expect, it } from 'vitest';
import type { Conv2d } from '../block/layer.js';
import { lowerSequence } from '../block/lower-sequence.js';
import { blockCost } from './block-cost.js';
import { countByConvention } from './convention.js';
import { alexnet } from './fixtures/alexnet.js';
import { mobilenetV1 } from './fixtures/mobilenet-v1.js';
import type { Network } from './fixtures/network.js';
import { resnet50 } from './fixtures/resnet-50.js';
import { layerMacs } from './layer-macs.js';
import { layerParams } from './layer-params.js';

const lower = ({ input, layers }: Network) => lowerSequence(input, layers);

describe('MobileNetV1', () => {
  const lowered = lower(mobilenetV1);

  it('has its published MACs and params, norm included', () => {
    const { macs, params } = blockCost(lowered);
    expect({ macs, params }).toEqual({ macs: 568_740_352, params: 4_231_976 });
  });

  it('spends its MACs and weights where table 2 of its paper says', () => {
    const convs = lowered.layers.filter(({ layer }) => layer.layer === 'conv2d');
    const sum = (count: typeof layerMacs, keep: (conv: Conv2d) => boolean) =>
      convs
        .filter(({ layer }) => layer.layer === 'conv2d' && keep(layer))
        .reduce((total, placed) => total + count(placed), 0);
    const classifierWeights = 1024 * 1000;
    const weights = sum(layerParams, () => true) + classifierWeights;
    expect(weights).toBe(4_209_088);
    const share = (part: number, whole: number) => ((100 * part) / whole).toFixed(2);
    const isPointwise = ({ kernel }: Conv2d) => kernel[0] === 1;
    const isDepthwise = ({ groups }: Conv2d) => groups > 1;
    expect(share(sum(layerMacs, isPointwise), 568_740_352)).toBe('94.86');
    expect(share(sum(layerParams, isPointwise), weights)).toBe('74.59');
    expect(share(sum(layerMacs, isDepthwise), 568_740_352)).toBe('3.06');
    expect(share(sum(layerParams, isDepthwise), weights)).toBe('1.06');
  });
});

describe('ResNet-50', () => {
  const lowered = lower(resnet50);

  it('has its MACs and params, norm and the bias of its last layer included', () => {
    const { macs, params } = blockCost(lowered);
    expect({ macs, params }).toEqual({ macs: 4_089_184_256, params: 25_557_032 });
  });

  it('counts as each counter counts, to the digit', () => {
    expect(countByConvention(lowered, 'ours')).toBe(4_089_184_256);
    expect(countByConvention(lowered, 'fvcore')).toBe(4_111_512_576);
    expect(countByConvention(lowered, 'thop')).toBe(4_133_742_592);
    expect(countByConvention(lowered, 'thop-0.0.31')).toBe(4_111_514_624);
  });
});

describe('AlexNet with its two groups', () => {
  const lowered = lower(alexnet);

  it('has its MACs and params, bias included', () => {
    const { macs, params } = blockCost(lowered);
    expect({ macs, params }).toEqual({ macs: 724_406_816, params: 60_965_224 });
  });

  it('spends them layer by layer as published', () => {
    expect(lowered.layers.map(layerMacs).filter((macs) => macs > 0)).toEqual([
      105_415_200, 223_948_800, 149_520_384, 112_140_288, 74_760_192, 37_748_736, 16_777_216, 4_096_000,
    ]);
  });
});
