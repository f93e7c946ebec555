import { elements } from '../../block/feature-map.js';
import type { LoweredLayers } from '../../block/layer.js';
import { BLOCK_INPUT } from '../../block/layer.js';
import type { Engine, Runnable, WeightSet, Work } from '../../engine/engine.js';
import { UnsupportedWorkError } from '../../engine/engine.js';
import { computeLayer } from './compute-layer.js';
import { allPixels } from './required-pixels.js';

const VERSION = '1';

/** Float32 sums of float64 quality: what is left is one rounding a layer. */
const ERROR_BOUND = 1e-5;

function weightBytes(weightSets: readonly WeightSet[]): number {
  let bytes = 0;
  for (const layer of weightSets.flat()) {
    bytes += (layer.weights?.byteLength ?? 0) + (layer.bias?.byteLength ?? 0);
  }
  return bytes;
}

/** Every set with memory of its own: the same one may have been given many times. A single one stays where it is. */
function placedApart(weightSets: readonly WeightSet[]): readonly WeightSet[] {
  if (weightSets.length === 1) return weightSets;
  const memory = new Float32Array(weightBytes(weightSets) / Float32Array.BYTES_PER_ELEMENT);
  let end = 0;
  const place = (values: Float32Array): Float32Array => {
    const start = end;
    end += values.length;
    const own = memory.subarray(start, end);
    own.set(values);
    return own;
  };
  return weightSets.map((set) =>
    set.map(({ weights, bias }) => ({
      ...(weights && { weights: place(weights) }),
      ...(bias && { bias: place(bias) }),
    })),
  );
}

function prepareReference(lowered: LoweredLayers, weightSets: readonly WeightSet[]): Runnable {
  const input = new Float32Array(elements(lowered.input));
  const outputs = lowered.layers.map(({ output }) => new Float32Array(elements(output)));
  const pixels = lowered.layers.map(({ output }) => allPixels(output));
  const inputsOf = lowered.layers.map(({ inputs }) =>
    inputs.map((source) => (source === BLOCK_INPUT ? input : outputs[source]!)),
  );
  const placed = placedApart(weightSets);
  const compute = (index: number, weightSet: number): void => {
    const weights = placed[weightSet]![index]!;
    computeLayer(lowered.layers[index]!, inputsOf[index]!, weights, pixels[index]!, outputs[index]!);
  };
  return {
    calls: 'sync',
    run(times, weightSet) {
      for (let i = 0; i < times; i++) {
        for (let index = 0; index < outputs.length; index++) compute(index, weightSet);
      }
    },
    runLayer(index, times) {
      for (let i = 0; i < times; i++) compute(index, 0);
    },
    setInput(nhwc) {
      if (nhwc.length !== input.length) {
        throw new RangeError(`the input has ${input.length} elements, not ${nhwc.length}`);
      }
      input.set(nhwc);
    },
    output: () => (outputs.at(-1) ?? input).slice(),
    bytes: [input, ...outputs].reduce((sum, tensor) => sum + tensor.byteLength, weightBytes(weightSets)),
    algorithm: 'reference',
    kernels: lowered.layers.map(({ layer }) => `f64-${layer.layer}-reference`),
    kernelHash: `reference-${VERSION}`,
    errorBound: ERROR_BOUND,
    dispose() {},
  };
}

/** Runs blocks with the naive oracle: right, slow, and the same on every machine. */
export const referenceEngine: Engine = {
  name: 'reference',
  async describe() {
    return { name: 'reference', version: VERSION, features: [] };
  },
  async prepare({ layers, weightSets, options }: Work, signal) {
    signal.throwIfAborted();
    if (options.threads !== 1) {
      throw new UnsupportedWorkError(`the reference engine runs on one thread, not on ${options.threads}`);
    }
    if (options.algorithm !== 'auto' && options.algorithm !== 'direct') {
      throw new UnsupportedWorkError(`the reference engine has no algorithm "${options.algorithm}"`);
    }
    return prepareReference(layers, weightSets);
  },
};
