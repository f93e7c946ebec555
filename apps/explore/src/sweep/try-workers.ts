import {
  evenlySpread,
  type JudgedVisit,
  judgeWorkers,
  median,
  type PlanCandidate,
  type PlannedTurn,
  visitCounts,
  WORKERS_TRIAL_CANDIDATES,
  type WorkersChoice,
  type WorkersTrial,
} from '@convscape/core';
import { nextPlan, type RunWork, type TrialOutcome } from './measure-run.js';

/** With fewer candidates timed both ways, their order says too little. */
const LEAST_COMPARED = 8;

/** What a trial needs: to screen candidates one after the other, or so many side by side. */
export interface TrialMeans {
  /** The most there could be. */
  readonly workers: number;
  readonly stop: AbortSignal;
  /** As part of the sweep: the visits are stored, and found in its log. */
  readonly screenAlone: (turns: readonly PlannedTurn[]) => Promise<void>;
  /** For the trial alone: only what the visits say together is stored. */
  readonly screenBeside: (turns: readonly PlannedTurn[], workers: number) => Promise<readonly TrialOutcome[]>;
}

/** Where a trial said nothing: why. All there are then screen side by side. */
export interface UntoldWorkers {
  readonly untold: string;
}

/**
 * How many workers screen side by side: twelve candidates, spread over the counted cost, are screened one after the other and then k at a
 * time; k is taken if that changes neither their order nor, by much, their latencies, otherwise half of k is tried. It cannot
 * be told where too few candidates are left to screen, or where the machine was too disturbed. Null where it was stopped, or nobody is left to screen.
 */
export async function tryWorkers(
  work: RunWork,
  means: TrialMeans,
): Promise<WorkersChoice | UntoldWorkers | null> {
  const { stop } = means;
  if (means.workers === 1) return { workers: 1, trials: [] };
  const turns = spreadTurns(work);
  if (turns.length === 0) return null;
  if (turns.length < WORKERS_TRIAL_CANDIDATES) {
    return {
      untold: `to try whether they disturb each other takes ${WORKERS_TRIAL_CANDIDATES} candidates, and ${turns.length} ${turns.length === 1 ? 'is' : 'are'} left to screen`,
    };
  }
  await means.screenAlone(turns);
  const aloneNs = latencies(turns.flatMap(({ candidate }) => work.log.of(candidate).filter(visitCounts)));
  const trials: WorkersTrial[] = [];
  for (let workers = means.workers; workers > 1 && !stop.aborted; workers = Math.floor(workers / 2)) {
    const besideNs = latencies(await means.screenBeside(turns, workers));
    const both = [...aloneNs.keys()].filter((key) => besideNs.has(key));
    if (stop.aborted) return null;
    if (both.length < LEAST_COMPARED) {
      return {
        untold: `of ${turns.length} candidates ${both.length} could be timed both alone and beside others, too few to tell whether they disturb each other: the rest failed, or was disturbed by something else`,
      };
    }
    const trial = judgeWorkers(
      workers,
      both.map((key) => aloneNs.get(key)!),
      both.map((key) => besideNs.get(key)!),
    );
    trials.push(trial);
    if (trial.accepted) return { workers, trials };
  }
  return stop.aborted ? null : { workers: 1, trials };
}

/** Screening turns of twelve candidates, from the cheapest to the dearest at even distances; of all where there are fewer. */
function spreadTurns(work: RunWork): readonly PlannedTurn[] {
  const plan = nextPlan(work);
  if (plan.state !== 'screen') return [];
  const costs = new Map(
    plan.turns.map(({ candidate }) => [candidate, costOf(work.candidates.get(candidate)!)]),
  );
  const sorted = plan.turns
    .filter(({ duplicate }) => !duplicate)
    .sort((a, b) => costs.get(a.candidate)! - costs.get(b.candidate)!);
  if (sorted.length < WORKERS_TRIAL_CANDIDATES) return sorted;
  return evenlySpread(sorted, WORKERS_TRIAL_CANDIDATES);
}

/** MACs where they are counted: what latency follows best. */
function costOf({ counted }: PlanCandidate): number {
  return counted.macs ?? Object.values(counted)[0] ?? 0;
}

function latencies(
  visits: readonly Pick<JudgedVisit, 'candidate' | 'outcome'>[],
): ReadonlyMap<string, number> {
  return new Map(
    visits.flatMap(({ candidate, outcome }) =>
      outcome.state === 'timed'
        ? [[candidate, median(outcome.timing.batchesNs) / outcome.timing.callsPerBatch] as const]
        : [],
    ),
  );
}
