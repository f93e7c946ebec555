import { createRequire } from 'node:module';
import { transpose } from '../layout.mjs';
import { convChainModel } from '../onnx-model.mjs';

const require = createRequire(import.meta.url);

/**
 * Both packages register a backend called `cpu` in a registry they share, and the first to come keeps it: loaded the other way round,
 * the native package silently runs on the WebAssembly of the other.
 */
const native = (await import('onnxruntime-node')).default;
const oneThread = { intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'all' };

/** Both builds of ONNX Runtime have one interface. Sessions are kept small: each is released when its shape is done. */
function peer(name, kind, load, sessionOptions) {
  return {
    name,
    kind,
    async prepare(work, length) {
      const { InferenceSession, Tensor } = await load();
      const session = await InferenceSession.create(convChainModel(work, length), sessionOptions);
      const { input, output } = work;
      const pixels = input.height * input.width;
      const x = new Tensor('float32', transpose(work.values, pixels, input.channels), [
        1,
        input.channels,
        input.height,
        input.width,
      ]);
      let y;
      return {
        async run(calls) {
          for (let call = 0; call < calls; call++) ({ y } = await session.run({ x }));
        },
        output: () => transpose(y.data, output.channels, output.height * output.width),
        dispose: () => session.release(),
      };
    },
  };
}

export const onnxruntimeNode = peer('onnxruntime-node', 'native', async () => native, {
  ...oneThread,
  executionProviders: ['cpu'],
  executionMode: 'sequential',
});

export const onnxruntimeWeb = peer(
  'onnxruntime-web',
  'webassembly',
  async () => {
    const runtime = require('onnxruntime-web');
    runtime.env.wasm.numThreads = 1;
    runtime.env.logLevel = 'error';
    return runtime;
  },
  { ...oneThread, executionProviders: ['wasm'] },
);
