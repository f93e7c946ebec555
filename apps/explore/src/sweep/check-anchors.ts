import {
  ANCHORS,
  type AnchorsVerdict,
  evenlySpread,
  judgeAnchors,
  measureTaskOf,
  type PlanCandidate,
  type PlannedTurn,
  resultOf,
  visitLatencyNs,
} from '@convscape/core';
import type { Pool } from '@convscape/pool';
import type { RunWork } from './measure-run.js';
import { unlessStopped } from './unless-stopped.js';

/** A visit that a disturbance took is tried so often; the last one counts in any case, as the median of all is told. */
const ATTEMPTS = 3;

export interface AnchorMeans {
  readonly pool: Pick<Pool, 'confirm'>;
  /** Gives up the turn under way. */
  readonly stop: AbortSignal;
  /** Lets it end, and begins no more. */
  readonly spent: AbortSignal;
}

/**
 * Times up to twelve candidates again that the run has latencies of, from the cheapest to the dearest, alone. Their visits are not stored: they
 * only say whether the machine still measures what it did.
 */
export async function checkAnchors(
  work: RunWork,
  { pool, stop, spent }: AnchorMeans,
): Promise<AnchorsVerdict> {
  const ratios: number[] = [];
  for (const { candidate, latencyNs } of anchorsOf(work)) {
    for (let attempt = 0; attempt < ATTEMPTS && !stop.aborted && !spent.aborted; attempt++) {
      const turn: PlannedTurn = {
        candidate: candidate.key,
        phase: 'confirmation',
        round: 1,
        process: 0,
        ...(attempt === ATTEMPTS - 1 && { keepDisturbed: true }),
      };
      const task = measureTaskOf(candidate, turn, work.run, work.log.of(candidate.key));
      const outcome = await unlessStopped(pool.confirm(task, 0), stop);
      if (outcome === null || outcome.state === 'discarded') continue;
      if (outcome.state === 'timed') ratios.push(visitLatencyNs(outcome.timing) / latencyNs);
      break;
    }
  }
  return judgeAnchors(ratios);
}

interface Anchor {
  readonly candidate: PlanCandidate['candidate'];
  readonly latencyNs: number;
}

function anchorsOf({ candidates, log, run }: RunWork): readonly Anchor[] {
  const timed = candidates
    .flatMap(({ candidate }): Anchor[] => {
      const visits = log.of(candidate.key).filter(({ outcome }) => outcome.state === 'timed');
      if (visits.every(({ duplicate }) => duplicate)) return [];
      const result = resultOf(visits, run.protocol);
      return 'estimate' in result ? [{ candidate, latencyNs: result.estimate.latencyNs }] : [];
    })
    .sort((a, b) => a.latencyNs - b.latencyNs);
  return evenlySpread(timed, ANCHORS);
}
