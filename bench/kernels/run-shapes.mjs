// One version of Node and one engine of ours: every shape beside the peers, rows as messages to the parent.
import { setFlagsFromString } from 'node:v8';

// Node 20 has relaxed SIMD behind a flag, which must be set before the first compile; newer ones do not know it.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');

const { engine, filter, rounds, peers: peerPaths } = JSON.parse(process.argv[2]);
const { shapes } = await import('./shapes.mjs');
const { sideBySide } = await import('./side-by-side.mjs');
const { convscapePeer } = await import('./peers/convscape.mjs');
const { tfjsWasm } = await import('./peers/tfjs-wasm.mjs');
const { onnxruntimeNode, onnxruntimeWeb } = await import('./peers/onnxruntime.mjs');

const convscape = await convscapePeer(engine);
const extra = await Promise.all(peerPaths.map(async (path) => (await import(path)).default));
const peers = [tfjsWasm, onnxruntimeWeb, onnxruntimeNode, ...extra];
process.send({ versions: process.versions, calibration: convscape.calibration });
for (const shape of shapes().filter(({ name, network }) => `${network} ${name}`.match(filter))) {
  process.send({
    row: await sideBySide(shape, {
      convscape,
      peers,
      rounds,
      limitLayout: engine === 'wasm-256' ? 'joinable' : 'apart',
    }),
  });
}
process.exit(0);
