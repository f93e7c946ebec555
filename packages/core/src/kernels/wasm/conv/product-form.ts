import type { ActivationName, Conv2d, Linear } from '../../../block/layer.js';
import type { KernelContext } from '../kernel.js';
import { FLOAT_BYTES } from '../tensor-layout.js';

/** One loop over the products of a sum: how often, and how far the input address moves each time. */
export interface ReductionLoop {
  readonly count: number;
  readonly inputStep: number;
}

/**
 * A convolution or a linear layer as matrix products: for each group, output pixel and output channel a sum of products
 * over the same pattern of input offsets. All steps are in bytes.
 */
export interface ProductForm {
  readonly groups: number;
  readonly groupInputStep: number;
  /** Output channels a group. */
  readonly groupOutputs: number;
  /** The sum's loops, outermost first; the weights are packed in the same order. */
  readonly reduction: readonly ReductionLoop[];
  /** From input pixel (0, 0) to the first tap of output pixel (0, 0). */
  readonly inputStart: number;
  readonly rows: number;
  readonly columns: number;
  readonly inputRowStep: number;
  readonly inputColumnStep: number;
  readonly outputRowStep: number;
  readonly outputColumnStep: number;
  readonly bias: boolean;
  readonly activation: ActivationName;
}

/** Joins neighbouring loops whose steps follow on: (kernel column, channel) is one run of memory in an ungrouped layer. */
function joinLoops(loops: readonly ReductionLoop[]): readonly ReductionLoop[] {
  const joined: ReductionLoop[] = [];
  for (const loop of loops.filter(({ count }) => count > 1)) {
    const outer = joined.at(-1);
    if (outer && outer.inputStep === loop.count * loop.inputStep) {
      joined[joined.length - 1] = { count: outer.count * loop.count, inputStep: loop.inputStep };
    } else {
      joined.push(loop);
    }
  }
  return joined.length > 0 ? joined : [{ count: 1, inputStep: FLOAT_BYTES }];
}

/** Above this many summands a float32 sum comes near the error bound, as its rounding errors grow with their square root. */
const LONGEST_SUM = 8192;

/** Parts shorter than this would cost more than they are worth: a prime number of features stays whole. */
const SHORTEST_PART = 64;

/** A sum in parts: each of `count` partial sums runs over `reduction`, the next one `inputStep` further on. */
export interface PartialSums {
  readonly count: number;
  readonly inputStep: number;
  readonly reduction: readonly ReductionLoop[];
}

function largestDivisor(count: number, limit: number): number {
  for (let divisor = Math.min(count, limit); divisor > 1; divisor--)
    if (count % divisor === 0) return divisor;
  return 1;
}

/** Cuts a long sum into parts, so that errors grow with the length of a part; null where the sum is short. */
export function partialSums(reduction: readonly ReductionLoop[]): PartialSums | null {
  if (sumLength(reduction) <= LONGEST_SUM) return null;
  const [outer, ...inner] = reduction as readonly [ReductionLoop, ...ReductionLoop[]];
  if (inner.length > 0) return { count: outer.count, inputStep: outer.inputStep, reduction: inner };
  const part = largestDivisor(outer.count, LONGEST_SUM / 2);
  if (part < SHORTEST_PART) return null;
  return {
    count: outer.count / part,
    inputStep: part * outer.inputStep,
    reduction: [{ count: part, inputStep: outer.inputStep }],
  };
}

/** Products a sum. */
export function sumLength(reduction: readonly ReductionLoop[]): number {
  return reduction.reduce((product, { count }) => product * count, 1);
}

/** Reads its pads from the zero border around its input. */
export function convProductForm({ placed, inputs, output }: KernelContext<Conv2d>): ProductForm {
  const { kernel, stride, dilation, pads, groups, outputChannels, bias, activation } = placed.layer;
  const input = inputs[0]!;
  const groupInputs = input.map.channels / groups;
  return {
    groups,
    groupInputStep: groupInputs * FLOAT_BYTES,
    groupOutputs: outputChannels / groups,
    reduction: joinLoops([
      { count: kernel[0], inputStep: dilation[0] * input.rowBytes },
      { count: kernel[1], inputStep: dilation[1] * input.pixelBytes },
      { count: groupInputs, inputStep: FLOAT_BYTES },
    ]),
    inputStart: -(pads.top * input.rowBytes + pads.left * input.pixelBytes),
    rows: output.map.height,
    columns: output.map.width,
    inputRowStep: stride[0] * input.rowBytes,
    inputColumnStep: stride[1] * input.pixelBytes,
    outputRowStep: output.rowBytes,
    outputColumnStep: output.pixelBytes,
    bias,
    activation,
  };
}

/** One output pixel whose sum runs over the whole input. */
export function linearProductForm({ placed, inputs, output }: KernelContext<Linear>): ProductForm {
  const { outputFeatures, bias, activation } = placed.layer;
  const input = inputs[0]!;
  return {
    groups: 1,
    groupInputStep: 0,
    groupOutputs: outputFeatures,
    reduction: joinLoops([
      { count: input.map.height, inputStep: input.rowBytes },
      { count: input.map.width, inputStep: input.pixelBytes },
      { count: input.map.channels, inputStep: FLOAT_BYTES },
    ]),
    inputStart: 0,
    rows: 1,
    columns: 1,
    inputRowStep: 0,
    inputColumnStep: 0,
    outputRowStep: output.rowBytes,
    outputColumnStep: output.pixelBytes,
    bias,
    activation,
  };
}

/** Sees the whole output as one row where input and output addresses both allow it. */
export function joinRows(form: ProductForm): ProductForm {
  const joinable =
    form.inputRowStep === form.columns * form.inputColumnStep &&
    form.outputRowStep === form.columns * form.outputColumnStep;
  return joinable ? { ...form, rows: 1, columns: form.rows * form.columns } : form;
}
