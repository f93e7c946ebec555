import type { Runnable } from './engine.js';

/** A copy of the output of the last call, wherever it ran. */
export async function outputOf(runnable: Runnable): Promise<Float32Array> {
  await runnable.offloaded?.fetchOutput();
  return runnable.output();
}
