import type { LayerName, SequenceLayer } from '@convscape/core';
import { z } from 'zod';
import { blockSpec } from './block-schema.js';
import { channelCount } from './channel-schema.js';
import { LAYER_NAMES, layerShape } from './sequence-layer-schema.js';
import { strictKeys } from './strict-keys.js';

const extent = z.int().min(1).max(16_384);
const features = z.int().min(1).max(1_048_576);

/** `[height, width, channels]` */
const featureMap = z.tuple([extent, extent, channelCount]);

/** A layer on its own: what it is, and what it reads. */
export interface WrittenLayer extends SequenceLayer {
  /** `[height, width, channels]`; absent of `linear` alone. */
  readonly input?: readonly [height: number, width: number, channels: number];
  /** Of `linear` alone. */
  readonly inputFeatures?: number;
}

const alone = LAYER_NAMES.map((name) => strictKeys({ ...layerShape(name), ...inputOf(name) }));

function inputOf(name: LayerName): { readonly [key: string]: z.ZodType } {
  return name === 'linear' ? { inputFeatures: features } : { input: featureMap };
}

export const writtenLayer = z.discriminatedUnion(
  'layer',
  alone as [(typeof alone)[0], ...typeof alone],
) as unknown as z.ZodType<WrittenLayer>;

/** A block in the slot that it fills. */
export const writtenBlock = strictKeys({
  block: blockSpec,
  slot: strictKeys({
    input: featureMap,
    outputChannels: channelCount.optional(),
    stride: z.int().min(1).max(64).default(1),
  }),
});
