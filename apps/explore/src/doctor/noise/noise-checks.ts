import { quantile } from '@convscape/core';
import { formatPercent } from '../../terminal/percent.js';
import type { Check } from '../check.js';
import type { Noise } from './read-noise.js';

/** Visits are discarded when the clock was slower than usual by more than this … */
const COMPUTE_LIMIT = 1.1;
/** … or memory, for what is larger than the caches. */
const MEMORY_LIMIT = 1.05;
/** A sweep measures again what it discards: some of it costs time, much of it never comes to an end. */
const FEW_DISTURBED = 0.1;
const MOST_DISTURBED = 1 / 3;
const SHORT_WAIT = 0.01;
const LONG_WAIT = 0.1;
const LITTLE_STEAL = 0.005;
const MUCH_STEAL = 0.05;

/** What ten seconds of the sentinels say. */
export function checkNoise(noise: Noise): readonly Check[] {
  return [sentinelCheck(noise), waitCheck(noise), stealCheck(noise)];
}

/** How far the sentinels scatter, and what share of their readings would have discarded a visit. */
function sentinelCheck({ seconds, computeNs, memoryNs }: Noise): Check {
  const usualComputeNs = quantile(computeNs, 0.5);
  const usualMemoryNs = quantile(memoryNs, 0.5);
  const isDisturbed = (_: number, at: number) =>
    computeNs[at]! > COMPUTE_LIMIT * usualComputeNs || memoryNs[at]! > MEMORY_LIMIT * usualMemoryNs;
  const disturbed = computeNs.filter(isDisturbed).length / computeNs.length;
  const found =
    `over ${seconds} s computing varied by ${formatPercent(spread(computeNs))} and memory by ${formatPercent(spread(memoryNs))} ` +
    `(90 % of ${computeNs.length} readings); ${formatPercent(disturbed)} would discard a visit`;
  const name = 'Noise';
  if (disturbed <= FEW_DISTURBED) return { name, verdict: 'fit', found };
  return {
    name,
    verdict: disturbed <= MOST_DISTURBED ? 'caution' : 'unfit',
    found,
    mend: 'end other work, wait until the machine is idle, or take another: what is measured now is measured again and again',
  };
}

/** Half of what lies between the 5 % and the 95 % quantile, as a share of the median. */
function spread(readings: readonly number[]): number {
  return (quantile(readings, 0.95) - quantile(readings, 0.05)) / 2 / quantile(readings, 0.5);
}

function waitCheck({ runQueueShare: share }: Noise): Check {
  const name = 'Waiting for a core';
  if (share === null) return { name, verdict: 'fit', found: 'not told by this system' };
  return graded(name, `${formatPercent(share)} of the time`, share, {
    fit: SHORT_WAIT,
    caution: LONG_WAIT,
    mend: 'end other work, or give this process more cores: a visit that waits for over 1 % of its time is discarded',
  });
}

function stealCheck({ stealShare: share }: Noise): Check {
  const name = 'Steal';
  if (share === null) return { name, verdict: 'fit', found: 'not told by this system' };
  return graded(name, `${formatPercent(share)} of the time went to other virtual machines`, share, {
    fit: LITTLE_STEAL,
    caution: MUCH_STEAL,
    mend: 'measure at another time, on a machine with cores of its own, or on bare metal',
  });
}

function graded(
  name: string,
  found: string,
  share: number,
  limits: { readonly fit: number; readonly caution: number; readonly mend: string },
): Check {
  if (share <= limits.fit) return { name, verdict: 'fit', found };
  return { name, verdict: share <= limits.caution ? 'caution' : 'unfit', found, mend: limits.mend };
}
