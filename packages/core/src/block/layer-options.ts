import { BlockError } from './block-error.js';
import type { SequenceLayer } from './block-spec.js';
import { ACTIVATION_NAMES, type LayerName } from './layer.js';
import { checkCount } from './layer-output.js';

/** What a written layer says about the layer itself, beside its place in the graph. */
export type LayerOptionName = Exclude<keyof SequenceLayer, 'layer' | 'id' | 'from' | 'repeat'>;

/** The options that each layer takes as a user writes it. */
export const LAYER_OPTIONS: { readonly [Name in LayerName]: readonly LayerOptionName[] } = {
  conv2d: ['outputChannels', 'kernel', 'stride', 'dilation', 'groups', 'padding', 'bias', 'activation'],
  linear: ['outputFeatures', 'bias', 'activation'],
  averagePool: ['kernel', 'stride', 'padding'],
  maxPool: ['kernel', 'stride', 'padding'],
  globalAveragePool: [],
  channelShuffle: ['groups'],
  add: ['activation'],
  concat: [],
  scale: [],
  batchNorm: [],
  activation: ['activation'],
};

const GRAPH_OPTIONS: readonly string[] = ['layer', 'id', 'from', 'repeat'];

/**
 * Looks at a written layer before anything is known of its input.
 * @throws {BlockError} for a layer or an option that does not exist
 */
export function checkLayerOptions(written: SequenceLayer, place: string): void {
  const taken: readonly string[] | undefined = LAYER_OPTIONS[written.layer];
  if (taken === undefined) {
    throw new BlockError('UNKNOWN_LAYER', {
      place: `${place}.layer`,
      received: written.layer,
      hint: `use one of ${Object.keys(LAYER_OPTIONS).join(', ')}`,
    });
  }
  for (const [option, value] of Object.entries(written)) {
    if (value === undefined || taken.includes(option) || GRAPH_OPTIONS.includes(option)) continue;
    throw new BlockError('UNKNOWN_OPTION', {
      place: `${place}.${option}`,
      received: value,
      hint:
        taken.length === 0
          ? `${written.layer} takes no options`
          : `${written.layer} takes ${taken.join(', ')}`,
    });
  }
  if (written.repeat !== undefined) checkCount(written.repeat, `${place}.repeat`);
  const { activation } = written;
  if (activation !== undefined && !ACTIVATION_NAMES.includes(activation)) {
    throw new BlockError('BAD_VALUE', {
      place: `${place}.activation`,
      received: activation,
      hint: `use one of ${ACTIVATION_NAMES.join(', ')}`,
    });
  }
}
