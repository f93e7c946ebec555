// One version of Node: layers and blocks on one thread and on two, rows as messages to the parent.
import { setFlagsFromString } from 'node:v8';

// As in run-shapes.mjs: before the first compile.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');

const { filter, rounds } = JSON.parse(process.argv[2]);
const core = await import('../../packages/core/dist/index.js');
const { NodeHelperThreads } = await import('../../packages/pool/dist/node/host/node-helper-threads.js');
const { shapes } = await import('./shapes.mjs');
const { median } = await import('./side-by-side.mjs');

const LAYERS = [
  '3x3 56² 64',
  '3x3 28² 128',
  '3x3 7² 512',
  '1x1 56² 64→128',
  '1x1 14² 256→512',
  '1x1 7² 512→1024',
  '3x3 dw 112² 32',
  '3x3 dw 56² 128 s2',
  '3x3 dw 14² 512',
  '3x3 28² 128 g32',
];
const square = (side, channels) => ({
  input: { height: side, width: side, channels },
  outputChannels: channels,
  stride: 1,
});
const BLOCKS = [
  ['inverted-residual ×6, 14² 96', { kind: 'inverted-residual', expansion: 6 }, square(14, 96)],
  ['bottleneck g32, 14² 1024', { kind: 'bottleneck', groups: 32 }, square(14, 1024)],
  ['shufflenet g4, 28² 272', { kind: 'shufflenet', groups: 4 }, square(28, 272)],
];
/** Layers of two pixels, one a thread, with next to nothing between two barriers. */
const BARRIERS = 256;
const WARM_UP_MS = 120;
const BATCH_MS = 4;

const { signal } = new AbortController();
const helperThreads = new NodeHelperThreads();
const calibration = await core.wasmEngine.calibrate(signal);

async function prepare(layers, algorithm, threads) {
  const options = { algorithm, threads, calibration };
  const weightSets = [core.makeWeightSet('threads', layers)];
  const runnable = await core.wasmEngine.prepare({ layers, weightSets, options, helperThreads }, signal);
  runnable.setInput(core.makeInput('threads', layers));
  return runnable;
}

function warmUp(runnable) {
  const start = performance.now();
  let calls = 0;
  do {
    runnable.run(1, 0);
    calls++;
  } while (performance.now() - start < WARM_UP_MS);
  return Math.max(1, Math.round((calls * BATCH_MS) / (performance.now() - start)));
}

function batchNs(runnable, calls) {
  const start = process.hrtime.bigint();
  runnable.run(calls, 0);
  return Number(process.hrtime.bigint() - start) / calls;
}

/** In interleaved rounds: what both suffered in a round cancels in its ratio. */
async function onOneAndTwo(layers, algorithm) {
  const [one, two] = [await prepare(layers, algorithm, 1), await prepare(layers, algorithm, 2)];
  const calls = [warmUp(one), warmUp(two)];
  const times = Array.from({ length: rounds }, () => [batchNs(one, calls[0]), batchNs(two, calls[1])]);
  const [alone, split] = [one.output(), two.output()];
  const agree = alone.every((value, i) => Math.abs(value - split[i]) <= 1e-3);
  if (!agree) throw new Error('two threads come to something else than one');
  one.dispose();
  two.dispose();
  return {
    algorithm: one.algorithm,
    oneNs: median(times.map(([ns]) => ns)),
    twoNs: median(times.map(([, ns]) => ns)),
    speedup: median(times.map(([oneNs, twoNs]) => oneNs / twoNs)),
  };
}

process.send({ versions: process.versions, calibration });
const byName = new Map(shapes().map((shape) => [shape.name, shape]));
const layerOf = (name) => core.lowerSequence(byName.get(name).input, [byName.get(name).layer]);
const subjects = [
  ...LAYERS.map((name) => [name, layerOf(name)]),
  ...BLOCKS.map(([name, block, slot]) => [name, core.lowerBlock(block, slot, 1)]),
].filter(([name]) => name.match(filter));
for (const [name, layers] of subjects) {
  for (const algorithm of ['direct', 'auto']) {
    const row = await onOneAndTwo(layers, algorithm);
    if (algorithm === 'direct' || row.algorithm !== 'direct') process.send({ row: { name, ...row } });
  }
}
const tiny = { layer: 'activation', activation: 'relu' };
const chain = core.lowerSequence({ height: 2, width: 1, channels: 4 }, Array(BARRIERS).fill(tiny));
const { oneNs, twoNs } = await onOneAndTwo(chain, 'direct');
process.send({ barrierNs: (twoNs - oneNs / 2) / BARRIERS });
process.exit(0);
