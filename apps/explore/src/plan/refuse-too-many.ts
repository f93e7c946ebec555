import { formatBytes, type Protocol, type Space } from '@convscape/core';
import { usageError } from '../failure/command-error.js';
import { formatDuration } from '../terminal/duration.js';
import { countCandidate } from './count-candidate.js';
import { estimateSweep, type SweepEstimate } from './estimate-sweep.js';
import { formatWhole, typicalCandidates } from './look-through.js';

/** So many candidates tell the mean cost well enough for an estimate. */
const TYPICAL = 200;

/**
 * A sweep of more than 100,000 candidates is asked for with `--max`, knowing what it takes.
 * @throws {CommandError} exit 2
 */
export function refuseTooMany(
  candidates: bigint,
  space: Space,
  protocol: Protocol,
  workers: number,
  most: number,
): void {
  if (candidates <= BigInt(most)) return;
  const estimate = estimateFor(candidates, space, protocol, workers);
  throw usageError(
    `${formatWhole(candidates)} candidates are more than ${formatWhole(most)}; they would take ${estimateText(estimate)}`,
    `narrow the axes, set "sample" in the config, or accept them with --max ${candidates}`,
  );
}

/** The dearest count, which no estimate of time depends on. */
const noReach = () => 0;

export function estimateFor(
  candidates: bigint,
  space: Space,
  protocol: Protocol,
  workers: number,
): SweepEstimate {
  const macs = typicalCandidates(space, TYPICAL).map(
    (candidate) => countCandidate(candidate, noReach).counted.macs,
  );
  const meanMacs = macs.reduce((sum, value) => sum + value, 0) / macs.length;
  return estimateSweep(
    { candidates: Number(candidates), meanMacs, engines: space.engines },
    protocol,
    workers,
  );
}

/** `about 6 min (3 min to 12 min)` */
export function timeText({ timeMs: { low, middle, high } }: SweepEstimate): string {
  return `about ${formatDuration(middle)} (${formatDuration(low)} to ${formatDuration(high)})`;
}

/** `about 6 min (3 min to 12 min) and 1 MB to 2 MB of disk` */
export function estimateText(estimate: SweepEstimate): string {
  const { diskBytes } = estimate;
  return `${timeText(estimate)} and ${formatBytes(diskBytes.low)} to ${formatBytes(diskBytes.high)} of disk`;
}
