import { createWasm256Engine, type Engine, referenceEngine, wasmEngine, webGpuEngine } from '@convscape/core';
import { EngineNotFoundError } from '../../pool-error.js';

/** What runs in a browser. `wasm-256` takes a flag that no page can set: it says so of every block, and need not be timed for that. */
const ENGINES: { readonly [name: string]: Engine } = {
  [referenceEngine.name]: referenceEngine,
  [wasmEngine.name]: wasmEngine,
  [webGpuEngine.name]: webGpuEngine,
  'wasm-256': createWasm256Engine({ revectorizes: () => false }),
};

/** @throws {EngineNotFoundError} */
export async function loadBrowserEngine(name: string): Promise<Engine> {
  const engine = Object.hasOwn(ENGINES, name) ? ENGINES[name] : undefined;
  if (engine !== undefined) return engine;
  throw new EngineNotFoundError({
    problem: `there is no engine ${JSON.stringify(name)} in a browser`,
    hint: `there are ${Object.keys(ENGINES).join(', ')}`,
  });
}
