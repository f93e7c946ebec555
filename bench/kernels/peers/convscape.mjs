import * as core from '../../../packages/core/dist/index.js';

const { signal } = new AbortController();

const ENGINES = { wasm: core.wasmEngine, 'wasm-256': core.wasm256Engine };

/** An engine of ours. `run` pays one call from JavaScript for each convolution, `runInside` loops in WebAssembly. */
export async function convscapePeer(name) {
  const engine = ENGINES[name];
  const calibration = await engine.calibrate(signal);
  return {
    calibration,
    async prepare({ lowered, weightSet, values }, algorithm) {
      const options = { algorithm, threads: 1, calibration };
      const runnable = await engine.prepare({ layers: lowered, weightSets: [weightSet], options }, signal);
      runnable.setInput(values);
      return {
        kernel: runnable.kernels.join(' + '),
        algorithm: runnable.algorithm,
        errorBound: runnable.errorBound,
        run(calls) {
          for (let call = 0; call < calls; call++) runnable.run(1, 0);
        },
        runInside: (calls) => runnable.run(calls, 0),
        output: () => runnable.output(),
        dispose: () => runnable.dispose(),
      };
    },
  };
}
