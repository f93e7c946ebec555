import type { Conv2d, PlacedLayer } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import {
  DepthwiseEmitter,
  depthwiseBorder,
  isDepthwise,
  packDepthwise,
  packedDepthwiseFloats,
} from '../conv/depthwise-conv.js';
import { emitProduct, type ProductTile } from '../conv/emit-product.js';
import { packConvPanels } from '../conv/panels.js';
import { convProductForm } from '../conv/product-form.js';
import { DIRECT_ERROR_BOUND } from '../kernel.js';
import { FLOAT_BYTES, NO_BORDER, type TensorLayout, tensorLayout } from '../tensor-layout.js';
import type { FusedKernel, FusedPair } from './fused-kernel.js';

export const FUSED_ALGORITHM = 'fused-depthwise-pointwise';

/** Output pixels of a depthwise tile: the calibrations' usual choice. */
const DEPTHWISE_PIXELS = 4;

function isConv(placed: PlacedLayer): placed is PlacedAs<Conv2d> {
  return placed.layer.layer === 'conv2d';
}

/** Without pads or strides, so that each row of it reads one row of its input. */
function isPointwise({ layer }: PlacedAs<Conv2d>): boolean {
  const { kernel, stride, pads } = layer;
  return [...kernel, ...stride].every((n) => n === 1) && Object.values(pads).every((pad) => pad === 0);
}

/** The depthwise layer's output as its rows see it: all of them in one place, one after another. */
function rowLayout({ first }: FusedPair): TensorLayout {
  return { ...tensorLayout(first.output, NO_BORDER), rowBytes: 0 };
}

/**
 * A depthwise layer and the pointwise layer that reads it: each row of the depthwise output is made in scratch memory, where
 * the next row takes its place, and is multiplied at once. Sums are the direct kernels', in their order.
 */
export function fusedDepthwisePointwise(tile: ProductTile): FusedKernel {
  const unrolled = tile.unroll > 1 ? `-u${tile.unroll}` : '';
  return {
    name: `f32-dwconv-conv-${DEPTHWISE_PIXELS}x4-${tile.pixels}x${tile.outputs}${unrolled}`,
    algorithm: FUSED_ALGORITHM,
    errorBound: DIRECT_ERROR_BOUND,
    pair: (first, second) =>
      isConv(first) && isConv(second) && isDepthwise(first) && isPointwise(second) ? { first, second } : null,
    border: ({ first }) => depthwiseBorder(first, DEPTHWISE_PIXELS),
    scratchBytes: ({ first }) => first.output.width * first.output.channels * FLOAT_BYTES,
    emit(f, pair, { inputs, output, fusedMultiplyAdd }, addresses) {
      const { first, second } = pair;
      const { scratch } = addresses;
      const row = rowLayout(pair);
      const form = {
        ...convProductForm({ placed: second, inputs: [row], output, fusedMultiplyAdd }),
        rows: 1,
      };
      const [weights, rowOutput] = [f.pointer(), f.pointer()];
      f.pointTo(weights, addresses.weights, packedDepthwiseFloats(first) * FLOAT_BYTES);
      f.pointTo(rowOutput, addresses.output);
      const depthwise = new DepthwiseEmitter(
        f,
        { placed: first, inputs, output: row, fusedMultiplyAdd },
        { ...addresses, output: scratch },
        DEPTHWISE_PIXELS,
      );
      depthwise.emit(() => {
        emitProduct(f, form, tile, fusedMultiplyAdd, { input: scratch, weights, output: rowOutput });
        f.advance(rowOutput, output.rowBytes);
      });
    },
    pack({ first, second }, firstWeights, secondWeights) {
      const depthwise = packDepthwise(first, firstWeights);
      const pointwise = packConvPanels(second, secondWeights, tile.outputs);
      const packed = new Float32Array(depthwise.length + pointwise.length);
      packed.set(depthwise);
      packed.set(pointwise, depthwise.length);
      return packed;
    },
  };
}
