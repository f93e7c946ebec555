import {
  ANCHORS,
  type AnchorsVerdict,
  evenlySpread,
  judgeAnchors,
  measureTaskOf,
  type Phase,
  type PlanCandidate,
  type PlannedTurn,
  resultOf,
  visitLatencyNs,
} from '@convscape/core';
import { type Pool, takeTask } from '@convscape/pool';
import { inLanes } from './in-lanes.js';
import type { RunWork } from './measure-run.js';
import { unlessStopped } from './unless-stopped.js';

/** A visit that a disturbance took is tried so often; the last one counts in any case, as the median of all is told. */
const ATTEMPTS = 3;

/** Of so many that were measured alone the others are not needed. */
const ENOUGH_ALONE = 6;

export interface AnchorMeans {
  readonly pool: Pick<Pool, 'screen' | 'confirm' | 'workers'>;
  /** Gives up the turns under way. */
  readonly stop: AbortSignal;
  /** Lets them end, and begins no more. */
  readonly spent: AbortSignal;
}

/**
 * Times up to twelve candidates again that the run has latencies of, from the cheapest to the dearest, as they were timed then: alone where
 * enough were, and otherwise side by side, as all were screened. Their visits are not stored: they only say whether the machine still
 * measures what it did.
 */
export async function checkAnchors(
  work: RunWork,
  { pool, stop, spent }: AnchorMeans,
): Promise<AnchorsVerdict> {
  const ratios: number[] = [];
  const { anchors, phase } = anchorsOf(work);
  const lanes = () => (phase === 'confirmation' ? 1 : Math.min(work.run.workers, pool.workers));
  await inLanes(anchors, lanes, AbortSignal.any([stop, spent]), async ({ candidate, latencyNs }) => {
    for (let attempt = 0; attempt < ATTEMPTS && !stop.aborted && !spent.aborted; attempt++) {
      const turn: PlannedTurn = {
        candidate: candidate.key,
        phase,
        round: phase === 'confirmation' ? 1 : 0,
        process: 0,
        ...(attempt === ATTEMPTS - 1 && { keepDisturbed: true }),
      };
      const task = measureTaskOf(candidate, turn, work.run, work.log.of(candidate.key));
      const outcome = await unlessStopped(takeTask(pool, task, 0), stop);
      if (outcome === null || outcome.state === 'discarded') continue;
      if (outcome.state === 'timed') ratios.push(visitLatencyNs(outcome.timing) / latencyNs);
      break;
    }
  });
  return judgeAnchors(ratios);
}

interface Anchor {
  readonly candidate: PlanCandidate['candidate'];
  readonly latencyNs: number;
}

interface Anchors {
  readonly anchors: readonly Anchor[];
  /** In which they were timed, and are timed again. */
  readonly phase: Phase;
}

function anchorsOf(work: RunWork): Anchors {
  const alone = timedIn('confirmation', work);
  const [anchors, phase] =
    alone.length >= ENOUGH_ALONE
      ? ([alone, 'confirmation'] as const)
      : ([timedIn('screening', work), 'screening'] as const);
  return { anchors: evenlySpread(anchors, ANCHORS), phase };
}

/** Those that were timed in this phase, with what its visits say, the fastest first. */
function timedIn(phase: Phase, { candidates, log, run }: RunWork): readonly Anchor[] {
  return [...candidates.values()]
    .flatMap(({ candidate }): Anchor[] => {
      const visits = log
        .of(candidate.key)
        .filter((visit) => visit.phase === phase && !visit.duplicate && visit.outcome.state === 'timed');
      if (visits.length === 0) return [];
      const result = resultOf(visits, run.protocol);
      return 'estimate' in result ? [{ candidate, latencyNs: result.estimate.latencyNs }] : [];
    })
    .sort((a, b) => a.latencyNs - b.latencyNs);
}
