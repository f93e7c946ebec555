import { type Engine, UnsupportedWorkError } from '../../engine/engine.js';
import { REVECTORIZED_KERNELS } from './choose-kernel.js';
import { REVECTORIZE_FEATURE, revectorizes } from './revectorization.js';
import { createWasmEngine, type WasmEngineOptions } from './wasm-engine.js';

const UNSUPPORTED =
  '128-bit operations are not joined into 256-bit ones here: that takes Node 24 or newer on x86 with AVX2, in a process with --experimental-wasm-revectorize';

export interface Wasm256EngineOptions extends WasmEngineOptions {
  /** Whether operations are joined; default: found out at the first question, by timing. */
  readonly revectorizes?: () => boolean;
}

/**
 * The `wasm` engine's kernels where V8 joins pairs of their 128-bit operations into 256-bit ones, in tiles twice as wide. An
 * experiment of V8's, so its results have a name of their own. It sets no flag: where the flag is not in effect, it
 * describes itself without the feature and runs nothing.
 */
export function createWasm256Engine(chosen: Wasm256EngineOptions = {}): Engine {
  const engine = createWasmEngine(chosen, {
    name: 'wasm-256',
    classes: REVECTORIZED_KERNELS,
    limitLayout: 'joinable',
  });
  let known: boolean | undefined;
  const isInEffect = (): boolean => {
    known ??= (chosen.revectorizes ?? (() => revectorizes(chosen.now ?? (() => performance.now()))))();
    return known;
  };
  return {
    ...engine,
    async describe() {
      const description = await engine.describe();
      if (!isInEffect()) return description;
      return { ...description, features: [...description.features, REVECTORIZE_FEATURE] };
    },
    async calibrate(signal, known) {
      if (!isInEffect()) return { [REVECTORIZE_FEATURE]: false };
      return { [REVECTORIZE_FEATURE]: true, ...(await engine.calibrate!(signal, known)) };
    },
    async prepare(work, signal) {
      if (!isInEffect()) throw new UnsupportedWorkError(UNSUPPORTED);
      return engine.prepare(work, signal);
    },
  };
}

export const wasm256Engine: Engine = createWasm256Engine();
