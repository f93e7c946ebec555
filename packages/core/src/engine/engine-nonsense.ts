import type { Runnable } from './engine.js';

/**
 * What an engine says of itself and of what it prepared that can be neither judged nor stored; null where nothing is wrong. Engines may
 * be anybody's, and not checked by any compiler.
 * @param version as `describe()` tells it
 */
export function engineNonsense(version: unknown, runnable: Runnable): string | null {
  const { algorithm, kernels, kernelHash, bytes, errorBound }: { [Key in keyof Runnable]?: unknown } =
    runnable;
  const wrong = [
    typeof version !== 'string' && 'describe().version is no text',
    typeof algorithm !== 'string' && 'algorithm is no text',
    !(Array.isArray(kernels) && kernels.every((kernel) => typeof kernel === 'string')) &&
      'kernels is no list of texts',
    typeof kernelHash !== 'string' && 'kernelHash is no text',
    !(Number.isSafeInteger(bytes) && (bytes as number) >= 0) && 'bytes is no whole number',
    !(Number.isFinite(errorBound) && (errorBound as number) >= 0) && 'errorBound is no number from 0 on',
  ].filter((words) => words !== false);
  return wrong.length === 0 ? null : `the engine says nonsense of what it prepared: ${wrong.join(', ')}`;
}
