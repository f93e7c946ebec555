import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { emitProduct, type ProductTile } from './emit-product.js';
import { packConvPanels } from './panels.js';
import { convProductForm } from './product-form.js';

/** Any 2-D convolution, summed directly: dense, grouped, strided, dilated. Its pads are the zero border of its input. */
export function directConv(tile: ProductTile): KernelEntry {
  const unrolled = tile.unroll > 1 ? `-u${tile.unroll}` : '';
  return kernelFor('conv2d', {
    name: `f32-conv-${tile.pixels}x${tile.outputs}${unrolled}`,
    errorBound: DIRECT_ERROR_BOUND,
    border: ({ layer }) => layer.pads,
    emit: (f, context, { inputs, weights, output }) =>
      emitProduct(f, convProductForm(context), tile, context.fusedMultiplyAdd, {
        input: inputs[0]!,
        weights,
        output,
      }),
    pack: (placed, weights) => packConvPanels(placed, weights, tile.outputs),
  });
}
