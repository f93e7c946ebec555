import type { Layer, Pads, PlacedLayer } from '../../../block/layer.js';

/** Neighbouring rows of a feature map. */
export interface Rows {
  readonly first: number;
  readonly count: number;
}

/** Some rows of the output of a layer, or of the last of several in a row, as layers of their own: no kernel needs to know. */
export interface RowBand {
  /** With the inputs, pads and outputs of these rows alone. */
  readonly layers: readonly PlacedLayer[];
  /** What the first of them reads of each of its inputs. */
  readonly inputRows: readonly Rows[];
  readonly outputRows: Rows;
}

interface LayerBand {
  readonly placed: PlacedLayer;
  readonly inputRows: readonly Rows[];
}

interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly pads: Pads;
}

function rowWindow(layer: Layer): Window | null {
  switch (layer.layer) {
    case 'conv2d':
      return {
        kernel: layer.kernel[0],
        stride: layer.stride[0],
        dilation: layer.dilation[0],
        pads: layer.pads,
      };
    case 'averagePool':
    case 'maxPool':
      return { kernel: layer.kernel[0], stride: layer.stride[0], dilation: 1, pads: layer.pads };
    default:
      return null;
  }
}

function withRows(placed: PlacedLayer, layer: Layer, inputRows: readonly Rows[], rows: Rows): LayerBand {
  return {
    placed: {
      ...placed,
      layer,
      inputShapes: placed.inputShapes.map((map, i) => ({ ...map, height: inputRows[i]!.count })),
      output: { ...placed.output, height: rows.count },
    },
    inputRows,
  };
}

/** Outputs `first` to `first + count − 1` of a window read inputs from `first·stride − pads.top` on; what lies outside stays a pad. */
function windowBand(
  placed: PlacedLayer,
  { kernel, stride, dilation, pads }: Window,
  rows: Rows,
): LayerBand | null {
  const { height } = placed.inputShapes[0]!;
  const start = rows.first * stride - pads.top;
  const end = start + (rows.count - 1) * stride + (kernel - 1) * dilation + 1;
  const first = Math.max(0, start);
  const last = Math.min(height, end);
  // Rows of outputs that see nothing but pads.
  if (last <= first) return null;
  const layer = { ...placed.layer, pads: { ...pads, top: first - start, bottom: end - last } };
  return withRows(placed, layer, [{ first, count: last - first }], rows);
}

function layerBand(placed: PlacedLayer, rows: Rows): LayerBand | null {
  const { layer, inputShapes } = placed;
  const window = rowWindow(layer);
  if (window) return windowBand(placed, window, rows);
  switch (layer.layer) {
    case 'linear':
    case 'globalAveragePool':
      return null;
    case 'scale':
      return withRows(placed, layer, [rows, { first: 0, count: inputShapes[1]!.height }], rows);
    default:
      return withRows(
        placed,
        layer,
        inputShapes.map(() => rows),
        rows,
      );
  }
}

function bandOf(layers: readonly PlacedLayer[], outputRows: Rows): RowBand | null {
  const bands: PlacedLayer[] = [];
  let inputRows: readonly Rows[] = [outputRows];
  for (const placed of [...layers].reverse()) {
    const band = layerBand(placed, inputRows[0]!);
    if (!band) return null;
    bands.unshift(band.placed);
    inputRows = band.inputRows;
  }
  return { layers: bands, inputRows, outputRows };
}

/** One band of all rows: the layers as they are. */
export function wholeBand(layers: readonly PlacedLayer[]): RowBand {
  return {
    layers,
    inputRows: layers[0]!.inputShapes.map(({ height }) => ({ first: 0, count: height })),
    outputRows: { first: 0, count: layers.at(-1)!.output.height },
  };
}

/**
 * The rows of a layer's output in `most` bands, as even as they can be, or one a row where there are fewer; a single band for
 * layers whose outputs see the whole input (linear, global average pool).
 */
export function rowBands(layers: readonly PlacedLayer[], most: number): readonly RowBand[] {
  const { height } = layers.at(-1)!.output;
  const count = Math.min(most, height);
  if (count === 1) return [wholeBand(layers)];
  const startOf = (band: number): number => Math.ceil((band * height) / count);
  const bands = Array.from({ length: count }, (_, band) =>
    bandOf(layers, { first: startOf(band), count: startOf(band + 1) - startOf(band) }),
  );
  return bands.every((band) => band !== null) ? bands : [wholeBand(layers)];
}
