import { execFileSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { revectorizes } from '@convscape/core';

const FLAG = '--experimental-wasm-revectorize';

/**
 * Has V8 join pairs of 128-bit WebAssembly operations into 256-bit ones, where it can. Must run before the process compiles
 * WebAssembly. A flag that this V8 does not have is not tried, and one whose effect does not show is taken back.
 * @returns the flags that are set now
 */
export function enableRevectorization(): readonly string[] {
  // Asked rather than tried: V8 complains on stderr about flags that it does not know.
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8', maxBuffer: 2 ** 24 });
  if (!known.includes(FLAG)) return [];
  setFlagsFromString(FLAG);
  if (revectorizes(() => performance.now())) return [FLAG];
  setFlagsFromString(FLAG.replace('--', '--no-'));
  return [];
}
