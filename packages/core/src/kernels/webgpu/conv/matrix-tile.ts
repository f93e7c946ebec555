/** What a workgroup computes of a product of matrices, and by how many invocations: each takes four output channels of some of the pixels. */
export interface MatrixTile {
  readonly outputs: number;
  readonly pixels: number;
  /** Invocations along the pixels; along the output channels there is one for each four. */
  readonly rows: number;
}

/** Four pixels by four output channels an invocation, as in TensorFlow.js and ONNX Runtime Web; fewer pixels where all would be few. */
const TILES: readonly MatrixTile[] = [
  { outputs: 64, pixels: 64, rows: 16 },
  { outputs: 32, pixels: 32, rows: 8 },
  { outputs: 16, pixels: 64, rows: 16 },
  { outputs: 64, pixels: 16, rows: 4 },
  { outputs: 32, pixels: 16, rows: 8 },
  { outputs: 16, pixels: 16, rows: 16 },
];

/** Fewer invocations than this leave a GPU partly idle: a middling one has about two thousand lanes and wants several invocations for each. */
const FILLING_INVOCATIONS = 8192;
/** What reading a value from memory costs, in multiply-accumulates of four lanes. */
const READ_COST = 8;

export interface MatrixShape {
  readonly pixels: number;
  /** Of a group. */
  readonly outputs: number;
  readonly groups: number;
}

/**
 * The tile that is expected to take the least time: what an invocation computes and reads, times how often the GPU is filled. Padding counts
 * with the rest, and a tile that is wide both ways reads each value for more products.
 */
export function chooseMatrixTile(shape: MatrixShape): MatrixTile {
  const times = TILES.map((tile) => expectedTime(tile, shape));
  return TILES[times.indexOf(Math.min(...times))]!;
}

function expectedTime({ outputs, pixels, rows }: MatrixTile, shape: MatrixShape): number {
  const workgroups = Math.ceil(shape.outputs / outputs) * Math.ceil(shape.pixels / pixels) * shape.groups;
  const fillings = Math.max(1, (workgroups * (outputs / 4) * rows) / FILLING_INVOCATIONS);
  return (pixels / rows) * (1 + READ_COST * (1 / pixels + 1 / outputs)) * fillings;
}
