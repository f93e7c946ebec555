import { BLOCK_INPUT, type Conv2d, type LoweredLayers, type PlacedLayer } from '../block/layer.js';

/** Layers that run as one: a single layer, or a fused pair. It reads what its first layer reads and writes what its last one writes. */
export interface Step {
  readonly layers: readonly PlacedLayer[];
  /** Indices of the tensors it reads, `BLOCK_INPUT` among them. */
  readonly inputs: readonly number[];
  /** Index of the tensor it writes: that of its last layer. */
  readonly index: number;
}

/** Cuts a block into steps, in running order. */
export function stepsOf(lowered: LoweredLayers, fused: boolean): readonly Step[] {
  const steps: Step[] = [];
  lowered.layers.forEach((placed, index) => {
    const before = steps.at(-1);
    if (fused && before !== undefined && isFusedPair(lowered, index)) {
      steps[steps.length - 1] = { layers: [...before.layers, placed], inputs: before.inputs, index };
    } else {
      steps.push({ layers: [placed], inputs: placed.inputs, index });
    }
  });
  return steps;
}

/** Whether the layer at `index` is a pointwise convolution and the only reader of the depthwise one right before it. */
function isFusedPair({ layers }: LoweredLayers, index: number): boolean {
  const pointwise = layers[index]!;
  const depthwise = layers[index - 1];
  if (depthwise === undefined || depthwise.layer.layer !== 'conv2d' || pointwise.layer.layer !== 'conv2d')
    return false;
  const readers = layers.flatMap(({ inputs }) => inputs).filter((from) => from === index - 1).length;
  return (
    depthwise.layer.groups === depthwise.inputShapes[0]!.channels &&
    isPointwise(pointwise.layer) &&
    pointwise.inputs[0] === index - 1 &&
    readers === 1
  );
}

function isPointwise({ kernel, stride, groups }: Conv2d): boolean {
  return groups === 1 && [...kernel, ...stride].every((value) => value === 1);
}

/** The tensor at an index: what that layer writes, or the block's input. */
export function tensorAt({ input, layers }: LoweredLayers, index: number) {
  return index === BLOCK_INPUT ? input : layers[index]!.output;
}
