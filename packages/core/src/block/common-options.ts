import type { CommonBlockOptions } from './block-spec.js';
import type { Pair } from './layer.js';

/** Defaults of the options that every kind takes. Frozen for ever: candidate keys leave them out. */
export const COMMON_DEFAULTS: CommonBlockOptions = { squeezeExcite: 0, bias: false, activation: 'none' };

/** Defaults of the kinds with a square window. Frozen for ever. */
export const WINDOW_DEFAULTS: { readonly kernel: Pair; readonly dilation: Pair } = {
  kernel: [3, 3],
  dilation: [1, 1],
};
