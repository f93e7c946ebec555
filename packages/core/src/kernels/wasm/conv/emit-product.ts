import type { FunctionBuilder, Pointer } from '../emit/function-builder.js';
import { FLOAT_BYTES } from '../tensor-layout.js';
import { type Panel, panelsOf } from './panels.js';
import { joinRows, type ProductForm, sumLength } from './product-form.js';
import { ProductTileEmitter } from './product-tile.js';
import { tileCycles } from './tile-cycles.js';
import { type Band, tileGrid } from './tile-grid.js';

/** The size of the register tile, and how its loops are written. */
export interface ProductTile {
  /** Output pixels a tile, at most. */
  readonly pixels: number;
  /** Output channels a tile: a multiple of 4. */
  readonly outputs: number;
  /** Steps of the innermost loop a turn. */
  readonly unroll: number;
}

const LANES = 4;

function tilePixels(tile: ProductTile, panel: Panel): number {
  return Math.floor((tile.pixels * tile.outputs) / panel.width);
}

/** The loops around the tiles: group, panel of output channels, row, run of tiles. A panel's weights stay in the cache for all pixels. */
export function emitProduct(
  f: FunctionBuilder,
  productForm: ProductForm,
  tile: ProductTile,
  fusedMultiplyAdd: boolean,
  addresses: { readonly input: Pointer; readonly weights: Pointer; readonly output: Pointer },
): void {
  const panels = panelsOf(productForm.groupOutputs, tile.outputs);
  // Narrow groups use every input channel once or twice: going through the row for all groups finds it still in the cache.
  const rowByRow = productForm.groups > 1 && productForm.groupOutputs < tile.outputs * 2;
  const form = rowByRow ? productForm : joinRows(productForm);
  const tiles = new ProductTileEmitter(f, form, { unroll: tile.unroll, fusedMultiplyAdd });
  const [groupInput, groupOutput, rowInput, rowOutput] = [f.pointer(), f.pointer(), f.pointer(), f.pointer()];
  const [tileInput, tileOutput, panelStart] = [f.pointer(), f.pointer(), f.pointer()];

  const emitBand = ({ height, runs }: Band, panel: Panel): void => {
    f.pointTo(tileInput, rowInput).pointTo(tileOutput, rowOutput);
    for (const { size: width, count } of runs) {
      f.times(count, () => {
        tiles.emit({ height, width, panel }, { input: tileInput, panel: panelStart, output: tileOutput });
        f.advance(tileInput, width * form.inputColumnStep).advance(tileOutput, width * form.outputColumnStep);
      });
    }
  };
  const emitRows = (rows: number, panel: Panel): void => {
    const cost = (pixels: number): number => tileCycles(pixels, panel.width / LANES);
    f.pointTo(rowInput, groupInput).pointTo(rowOutput, groupOutput);
    for (const band of tileGrid(rows, form.columns, tilePixels(tile, panel), cost)) {
      f.times(band.count, () => {
        emitBand(band, panel);
        f.advance(rowInput, band.height * form.inputRowStep);
        f.advance(rowOutput, band.height * form.outputRowStep);
      });
    }
  };
  const emitGroups = (rows: number): void => {
    f.pointTo(panelStart, addresses.weights);
    f.times(form.groups, () => {
      for (const panel of panels) {
        f.times(panel.count, () => {
          emitRows(rows, panel);
          f.advance(
            panelStart,
            (sumLength(form.reduction) + (form.bias ? 1 : 0)) * panel.width * FLOAT_BYTES,
          );
          f.advance(groupOutput, panel.outputs * FLOAT_BYTES);
        });
      }
      f.advance(groupInput, form.groupInputStep);
    });
  };

  if (!rowByRow) {
    f.pointTo(groupInput, addresses.input, form.inputStart).pointTo(groupOutput, addresses.output);
    emitGroups(form.rows);
    return;
  }
  const [bandInput, bandOutput] = [f.pointer(), f.pointer()];
  f.pointTo(bandInput, addresses.input, form.inputStart).pointTo(bandOutput, addresses.output);
  f.times(form.rows, () => {
    f.pointTo(groupInput, bandInput).pointTo(groupOutput, bandOutput);
    emitGroups(1);
    f.advance(bandInput, form.inputRowStep).advance(bandOutput, form.outputRowStep);
  });
}
