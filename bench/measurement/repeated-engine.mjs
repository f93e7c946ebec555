import { wasmEngine } from '@convscape/core';

// The wasm engine with each call repeated: `repeated-engine.mjs?times=20`. Anything else in the address makes it another engine with the same kernels.
const times = Number(new URL(import.meta.url).searchParams.get('times'));

export default {
  name: 'repeated',
  async describe() {
    return { name: 'repeated', version: `1-x${times}`, features: [] };
  },
  // Not calibrated: two engines that are calibrated one after the other may choose different kernels.
  async prepare(work, signal) {
    const inner = await wasmEngine.prepare(work, signal);
    return {
      calls: inner.calls,
      run: (calls, weightSet) => inner.run(calls * times, weightSet),
      setInput: (nhwc) => inner.setInput(nhwc),
      output: () => inner.output(),
      bytes: inner.bytes,
      algorithm: inner.algorithm,
      kernels: inner.kernels,
      kernelHash: `${inner.kernelHash}x${times}`,
      errorBound: inner.errorBound,
      dispose: () => inner.dispose(),
    };
  },
};
