import * as core from '../../../packages/core/dist/index.js';

const { signal } = new AbortController();

/** The wasm engine. `run` pays one call from JavaScript for each convolution, `runInside` loops in WebAssembly. */
export async function convscapePeer() {
  const calibration = await core.wasmEngine.calibrate(signal);
  return {
    calibration,
    async prepare({ lowered, weightSet, values }, algorithm) {
      const options = { algorithm, threads: 1, calibration };
      const runnable = await core.wasmEngine.prepare(
        { layers: lowered, weightSets: [weightSet], options },
        signal,
      );
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
