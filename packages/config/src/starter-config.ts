/**
 * The commented config that `explore init` writes: a few dozen candidates that any machine measures in a minute or two.
 * JSON with comments, which `readSweepConfig` reads as it stands.
 */
export function starterConfig(): string {
  return STARTER;
}

const STARTER = `// A sweep: blocks to put into slots, and how to measure them.
//   explore plan  --config sweep.json    what it will take; measures nothing
//   explore sweep --config sweep.json    measures, stores, writes convscape.html
{
  "version": 1,

  // The sweep is its name: run it again and it goes on where it was.
  "name": "my-first-sweep",

  // A slot is an interface to fill. Every list is an axis, and axes multiply: these are 2 × 2 slots.
  "slots": {
    "input": [[28, 28], [14, 14]], // [height, width]
    "inputChannels": [32, 64], // or a range: { "from": 32, "to": 128, "factor": 2 }
    "outputChannels": "same", // or a list of widths
    "stride": [1]
  },

  // Every block is tried in every slot. Combinations that cannot exist are left out and counted.
  "blocks": [
    // What the others are compared with.
    { "kind": "standard", "kernel": [3] },
    // Group convolution: 1/g of the cost. Without mixing, channels of different groups never meet.
    { "kind": "grouped", "kernel": [3], "groups": [2, 4, 8], "mix": ["none", "pointwise"] },
    // Depthwise, then 1×1: about 1/c2 + 1/k² of the cost.
    { "kind": "depthwise-separable", "kernel": [3, 5] },
    // MobileNetV2's block: up by t, depthwise, down again.
    { "kind": "inverted-residual", "kernel": [3], "expansion": [2, 4] }
    // Others: pointwise, depthwise, bottleneck, shufflenet, spatially-separable, sequence.
  ],

  // What runs the blocks: "wasm" is built in; the x of an installed @convscape/engine-x, or a path.
  "engines": ["wasm"],

  // What "better" means. Without mixing, the candidate that computes least would win, and nobody should use it.
  "objectives": [
    { "column": "macs", "goal": "minimize" },
    { "column": "latency_ns", "goal": "minimize" },
    { "column": "mixing_reach", "goal": "maximize" }
  ],

  // Bounds on what is counted; candidates outside are left out.
  "constraints": { "macs": { "max": 100000000 } },

  "measure": {
    "screening": 0.02, // the first look at a candidate ends at ±2 %
    "confirmation": 0.01, // candidates near the front are measured to ±1 %
    "workers": "auto"
  },

  // Seeds the measuring order; never the weights.
  "seed": 1
}
`;
