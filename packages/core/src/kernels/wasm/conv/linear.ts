import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { emitProduct, type ProductTile } from './emit-product.js';
import { packLinearPanels } from './panels.js';
import { linearProductForm } from './product-form.js';

/** A fully connected layer: one pixel, so that all registers go to output channels. */
export function linear(tile: ProductTile): KernelEntry {
  return kernelFor('linear', {
    name: `f32-linear-${tile.pixels}x${tile.outputs}`,
    errorBound: DIRECT_ERROR_BOUND,
    emit: (f, context, { inputs, weights, output }) =>
      emitProduct(f, linearProductForm(context), tile, context.fusedMultiplyAdd, {
        input: inputs[0]!,
        weights,
        output,
      }),
    pack: (placed, weights) => packLinearPanels(placed, weights, tile.outputs),
  });
}
