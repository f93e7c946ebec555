import type { Conv2d, LoweredLayers } from '../../block/layer.js';
import type { ConvClass } from './choose-kernel.js';

interface Probe {
  readonly lowered: LoweredLayers;
  /** About `turnMs` on a machine of 20 to 60 GFLOP/s. */
  readonly callsPerTurn: number;
}

/** Products in a millisecond at 40 GFLOP/s, two operations each. */
const MACS_PER_MS = 2e7;

function probe(side: number, channels: number, kernel: number, groups: number, turnMs: number): Probe {
  const pad = (kernel - 1) / 2;
  const layer: Conv2d = {
    layer: 'conv2d',
    outputChannels: channels,
    kernel: [kernel, kernel],
    stride: [1, 1],
    dilation: [1, 1],
    groups,
    pads: { top: pad, left: pad, bottom: pad, right: pad },
    bias: true,
    activation: 'none',
  };
  const map = { height: side, width: side, channels };
  const macs = side * side * channels * (channels / groups) * kernel * kernel;
  return {
    lowered: {
      input: map,
      output: map,
      layers: [{ layer, role: 'probe', inputs: [-1], inputShapes: [map], output: map }],
    },
    callsPerTurn: Math.max(1, Math.round((turnMs * MACS_PER_MS) / macs)),
  };
}

/** A typical layer of a class, small enough for the first-level caches, so that it is the code that is compared. */
export function calibrationProbe(convClass: ConvClass, turnMs: number): Probe {
  switch (convClass) {
    case 'window':
    case 'winograd':
      return probe(14, 64, 3, 1, turnMs);
    case 'pointwise':
      return probe(14, 128, 1, 1, turnMs);
    case 'pixel':
      return probe(1, 128, 1, 1, turnMs);
    case 'narrow':
      return probe(14, 128, 3, 32, turnMs);
    case 'depthwise':
      return probe(28, 64, 3, 64, turnMs);
    case 'wideDepthwise':
      return probe(14, 128, 7, 128, turnMs);
  }
}
