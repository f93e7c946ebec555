import type { Runnable } from '../engine/engine.js';
import type { Clock } from './clock.js';
import type { TakeBatch } from './time-batch.js';

/** Whose turn it is. A runnable that is kept goes on from there: begun anew with each visit, a few sets would be read again and again, and stay in the caches. */
const nextSets = new WeakMap<Runnable, number>();

/**
 * Batches whose calls take `sets` weight sets in turn, one after another through all batches and visits: no call finds the weights of the one before.
 * Between the two readings of the clock nothing runs but the calls.
 */
export function coldBatches(runnable: Runnable, sets: number, clock: Clock): TakeBatch {
  let next = nextSets.get(runnable) ?? 0;
  const turn = (): number => {
    const set = next;
    next = set + 1 === sets ? 0 : set + 1;
    return set;
  };
  if (runnable.calls === 'sync') {
    return async (calls) => {
      const startNs = clock.nowNs();
      for (let call = 0; call < calls; call++) runnable.run(1, turn());
      const elapsedNs = clock.nowNs() - startNs;
      nextSets.set(runnable, next);
      return { elapsedNs };
    };
  }
  return async (calls) => {
    let kernelNs: number | undefined = 0;
    const startNs = clock.nowNs();
    for (let call = 0; call < calls; call++) {
      const times = await runnable.run(1, turn());
      kernelNs =
        kernelNs === undefined || times?.kernelNs === undefined ? undefined : kernelNs + times.kernelNs;
    }
    const elapsedNs = clock.nowNs() - startNs;
    nextSets.set(runnable, next);
    return kernelNs === undefined ? { elapsedNs } : { elapsedNs, kernelNs };
  };
}
