import { setFlagsFromString } from 'node:v8';
import { wasmFeatures } from '@convscape/core';

const FLAG = '--experimental-wasm-relaxed-simd';

/**
 * Makes relaxed SIMD (fused multiply-add) available where this V8 has it behind a flag, as Node 20 does. Must run before the process
 * compiles WebAssembly. A flag whose effect does not show is taken back.
 * @returns the flags that are set now
 */
export function enableRelaxedSimd(): readonly string[] {
  if (wasmFeatures().includes('relaxed-simd')) return [];
  setFlagsFromString(FLAG);
  if (wasmFeatures().includes('relaxed-simd')) return [FLAG];
  setFlagsFromString(FLAG.replace('--', '--no-'));
  return [];
}
