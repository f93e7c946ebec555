import { elements } from '../../block/feature-map.js';
import type { LoweredLayers } from '../../block/layer.js';
import { BLOCK_INPUT } from '../../block/layer.js';
import { layerMacs } from '../../cost/layer-macs.js';
import type { WeightSet } from '../../engine/engine.js';
import type { ReferenceOutput } from '../../engine/reference-output.js';
import { computeLayer } from './compute-layer.js';
import { allPixels, requiredPixels } from './required-pixels.js';
import { samplePixels } from './sample-pixels.js';

/** Up to here the whole output is compared. */
const FULL_COMPARISON_MACS = 5e8;
/** Above, at least this many output elements are. */
const SAMPLED_POSITIONS = 20_000;

/**
 * What the block's output should be, sums in float64: all of it up to 5·10⁸ multiply-accumulates, above that a sample of
 * whole pixels, borders included. Of the layers before, only what the sample depends on is computed, so the time stays
 * bounded for the largest blocks while every compared value is exact.
 */
export function referenceOutput(
  lowered: LoweredLayers,
  weights: WeightSet,
  input: Float32Array,
): ReferenceOutput {
  const macs = lowered.layers.reduce((sum, placed) => sum + layerMacs(placed), 0);
  const whole = macs <= FULL_COMPARISON_MACS;
  const pixels = whole ? allPixels(lowered.output) : samplePixels(lowered.output, SAMPLED_POSITIONS);
  return referenceOutputAt(lowered, weights, input, pixels);
}

/** What the block's output should be at these pixels, and nothing else of it. */
export function referenceOutputAt(
  lowered: LoweredLayers,
  weights: WeightSet,
  input: Float32Array,
  pixels: Int32Array,
): ReferenceOutput {
  const { channels } = lowered.output;
  const required = requiredPixels(lowered, pixels);
  const outputs: Float32Array[] = [];
  lowered.layers.forEach((placed, index) => {
    const inputs = placed.inputs.map((source) => (source === BLOCK_INPUT ? input : outputs[source]!));
    const output = new Float32Array(elements(placed.output));
    computeLayer(placed, inputs, weights[index]!, required[index]!, output);
    outputs.push(output);
  });
  const blockOutput = outputs.at(-1) ?? input;
  const values = new Float32Array(pixels.length * channels);
  pixels.forEach((pixel, p) => {
    values.set(blockOutput.subarray(pixel * channels, (pixel + 1) * channels), p * channels);
  });
  return { channels, pixels, values };
}
