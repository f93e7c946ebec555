/**
 * How close each kernel comes to what this runtime can do at most: one thread, float32, batch 1.
 *
 *   node bench/kernels.mjs [--filter REGEXP] [--all] [--rounds N] [--json FILE]
 *
 * Every shape runs on the kernel that a calibration chooses; with --all, on every kernel that accepts it. The limit is a
 * loop of multiply-adds in registers, timed in the same rounds. Rounds interleave, and what is printed are medians.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';

// Node 20 has relaxed SIMD behind a flag, which must be set before the first compile; newer ones do not know it.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');

const core = await import('@convscape/core');

const { values: options } = parseArgs({
  options: {
    filter: { type: 'string', default: '' },
    all: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '25' },
    json: { type: 'string' },
  },
});

const WARM_UP_MS = 300;
const BATCH_MS = 3;
const { signal } = new AbortController();

function conv(name, side, inputChannels, outputChannels, kernel, { groups = 1, stride = 1 } = {}) {
  const pad = (kernel - 1) / 2;
  const layer = {
    layer: 'conv2d',
    outputChannels,
    kernel: [kernel, kernel],
    stride: [stride, stride],
    dilation: [1, 1],
    groups,
    pads: { top: pad, left: pad, bottom: pad, right: pad },
    bias: true,
    activation: 'none',
  };
  const outputSide = Math.floor((side + 2 * pad - kernel) / stride) + 1;
  const input = { height: side, width: side, channels: inputChannels };
  const output = { height: outputSide, width: outputSide, channels: outputChannels };
  return {
    name,
    lowered: { input, output, layers: [{ layer, role: 'conv', inputs: [-1], inputShapes: [input], output }] },
  };
}

const SHAPES = [
  conv('3x3 56² 64→64', 56, 64, 64, 3),
  conv('3x3 28² 128→128', 28, 128, 128, 3),
  conv('3x3 14² 256→256', 14, 256, 256, 3),
  conv('3x3 7² 512→512', 7, 512, 512, 3),
  conv('3x3 s2 224² 3→32', 224, 3, 32, 3, { stride: 2 }),
  conv('1x1 56² 64→128', 56, 64, 128, 1),
  conv('1x1 14² 256→512', 14, 256, 512, 1),
  conv('1x1 7² 512→1024', 7, 512, 1024, 1),
  conv('1x1 28² 58→58', 28, 58, 58, 1),
  conv('3x3 28² 128 g2', 28, 128, 128, 3, { groups: 2 }),
  conv('3x3 28² 128 g4', 28, 128, 128, 3, { groups: 4 }),
  conv('3x3 28² 128 g8', 28, 128, 128, 3, { groups: 8 }),
  conv('3x3 28² 128 g16', 28, 128, 128, 3, { groups: 16 }),
  conv('3x3 28² 128 g32', 28, 128, 128, 3, { groups: 32 }),
  conv('3x3 28² 128 g64', 28, 128, 128, 3, { groups: 64 }),
  conv('3x3 28² 96 g32', 28, 96, 96, 3, { groups: 32 }),
  conv('dw 3x3 112² 32', 112, 32, 32, 3, { groups: 32 }),
  conv('dw 3x3 14² 512', 14, 512, 512, 3, { groups: 512 }),
  conv('dw 3x3 28² 58', 28, 58, 58, 3, { groups: 58 }),
  conv('dw 3x3 s2 56² 128', 56, 128, 128, 3, { groups: 128, stride: 2 }),
  conv('dw 5x5 28² 128', 28, 128, 128, 5, { groups: 128 }),
  conv('dw 7x7 14² 256', 14, 256, 256, 7, { groups: 256 }),
];

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function prepare({ name, lowered }, calibration, preferredKernel) {
  const engine = core.createWasmEngine(preferredKernel ? { preferredKernel } : {});
  const weights = core.makeWeightSet(name, lowered);
  const work = {
    layers: lowered,
    weightSets: [weights],
    options: { algorithm: 'direct', threads: 1, calibration },
  };
  const runnable = await engine.prepare(work, signal);
  const input = core.makeInput(name, lowered);
  runnable.setInput(input);
  const { ok, error } = await core.verify(runnable, core.referenceOutput(lowered, weights, input));
  if (!ok) throw new Error(`${name} on ${runnable.kernels[0]} is wrong by ${error}`);
  return runnable;
}

/** Runs the contestant until its code is tiered up, and settles how many calls make a batch. */
function warmUp(run) {
  const start = performance.now();
  let calls = 0;
  do {
    run(1);
    calls++;
  } while (performance.now() - start < WARM_UP_MS);
  return Math.max(1, Math.round((calls * BATCH_MS) / WARM_UP_MS));
}

const calibration = await core.wasmEngine.calibrate(signal);
const limit = core.prepareArithmeticLimit();
const LIMIT_TIMES = 20_000;
const runLimit = (times) => limit.run(times * LIMIT_TIMES);
const rows = [];

for (const shape of SHAPES.filter(({ name }) => name.match(options.filter))) {
  const [placed] = shape.lowered.layers;
  const operations = 2 * core.layerMacs(placed);
  const names = options.all
    ? core.wasmKernels.filter((kernel) => kernel.accepts(placed)).map((kernel) => kernel.name)
    : [undefined];
  const contestants = [{ kernel: 'limit', run: runLimit, operations: limit.operations * LIMIT_TIMES }];
  for (const name of names) {
    const runnable = await prepare(shape, calibration, name);
    contestants.push({ kernel: runnable.kernels[0], run: (times) => runnable.run(times, 0), operations });
  }
  for (const contestant of contestants) {
    contestant.calls = warmUp(contestant.run);
    contestant.ns = [];
  }
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const { run, calls, ns } of contestants) {
      const start = process.hrtime.bigint();
      run(calls);
      ns.push(Number(process.hrtime.bigint() - start) / calls);
    }
  }
  const [limitRow, ...kernels] = contestants;
  const limitGigaflops = limitRow.operations / median(limitRow.ns);
  for (const contestant of kernels) {
    const gigaflops = contestant.operations / median(contestant.ns);
    const share = median(
      contestant.ns.map((ns, i) => contestant.operations / ns / (limitRow.operations / limitRow.ns[i])),
    );
    rows.push({
      shape: shape.name,
      kernel: contestant.kernel,
      latencyNs: median(contestant.ns),
      gigaflopsPerSecond: gigaflops,
      limitGigaflopsPerSecond: limitGigaflops,
      shareOfLimit: share,
    });
    const columns = [
      shape.name.padEnd(20),
      contestant.kernel.padEnd(18),
      `${(median(contestant.ns) / 1000).toFixed(1)} µs`.padStart(11),
      `${gigaflops.toFixed(1)} GFLOP/s`.padStart(14),
      `${(100 * share).toFixed(0)} % of ${limitGigaflops.toFixed(1)}`.padStart(14),
    ];
    console.log(columns.join(' '));
  }
}

if (options.json) {
  const { node, v8 } = process.versions;
  const report = { node, v8, features: core.wasmFeatures(), calibration, rows };
  writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
}
