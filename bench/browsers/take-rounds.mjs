import { shuffle, xorshift32 } from '@convscape/core';

/**
 * Nanoseconds a call, the median of a visit's batches, as `[candidate][runtime][round]`. In every round each candidate is visited by one
 * runtime right after the other, so that what the machine does in the meantime meets all alike; who is first changes with each. A round before the
 * first compiles the kernels, compares them with the reference, and does not count.
 */
export async function takeRounds({ runtimes, candidates, calibration, rounds, protocol, say }) {
  const medians = candidates.map(() => runtimes.map(() => []));
  const verified = candidates.map(() => runtimes.map(() => []));
  for (let round = 0; round <= rounds; round++) {
    say(round === 0 ? 'compiling and verifying' : `round ${round} of ${rounds}`);
    const order = shuffle([...candidates.keys()], xorshift32(round + 1));
    for (const [turn, index] of order.entries()) {
      for (let step = 0; step < runtimes.length; step++) {
        const who = (turn + round + step) % runtimes.length;
        const outcome = await runtimes[who].take({
          candidate: candidates[index],
          phase: 'confirmation',
          protocol,
          calibration,
          verifiedKernelHashes: verified[index][who],
        });
        if (outcome.state !== 'timed')
          throw new Error(
            `${runtimes[who].name}: ${candidates[index].key} is ${outcome.state}: ${outcome.reason}`,
          );
        if (round === 0) verified[index][who] = [outcome.verification.kernelHash];
        else medians[index][who].push(medianOf(outcome.timing.batchesNs) / outcome.timing.callsPerBatch);
      }
    }
  }
  return medians;
}

export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
