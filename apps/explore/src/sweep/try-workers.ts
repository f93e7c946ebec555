import {
  evenlySpread,
  judgeWorkers,
  median,
  type PlanCandidate,
  type PlannedTurn,
  planNext,
  visitCounts,
  WORKERS_TRIAL_CANDIDATES,
  type WorkersChoice,
  type WorkersTrial,
} from '@convscape/core';
import type { RunWork, TrialOutcome } from './measure-run.js';

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

/**
 * How many workers screen side by side: twelve candidates, spread over the counted cost, are screened one after the other and then k at a
 * time; k is taken if that changes neither their order nor, by much, their latencies, otherwise half of k is tried. Null where it cannot
 * be told: too few candidates are left to screen, or the machine was too disturbed.
 */
export async function tryWorkers(work: RunWork, means: TrialMeans): Promise<WorkersChoice | null> {
  const { stop } = means;
  if (means.workers === 1) return { workers: 1, trials: [] };
  const turns = spreadTurns(work);
  if (turns.length < WORKERS_TRIAL_CANDIDATES) return null;
  await means.screenAlone(turns);
  const aloneNs = latencies(turns.flatMap(({ candidate }) => work.log.of(candidate).filter(visitCounts)));
  const trials: WorkersTrial[] = [];
  for (let workers = means.workers; workers > 1 && !stop.aborted; workers = Math.floor(workers / 2)) {
    const besideNs = latencies(await means.screenBeside(turns, workers));
    const both = [...aloneNs.keys()].filter((key) => besideNs.has(key));
    if (both.length < LEAST_COMPARED) return null;
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

/** Screening turns of twelve candidates, from the cheapest to the dearest at even distances. */
function spreadTurns({ run, candidates, objectives, log }: RunWork): readonly PlannedTurn[] {
  const plan = planNext({
    candidates,
    visits: log.all(),
    protocol: run.protocol,
    objectives,
    seed: run.seed,
  });
  if (plan.state !== 'screen') return [];
  const costs = new Map(candidates.map((one) => [one.candidate.key, costOf(one)]));
  const sorted = plan.turns
    .filter(({ duplicate }) => !duplicate)
    .sort((a, b) => costs.get(a.candidate)! - costs.get(b.candidate)!);
  if (sorted.length < WORKERS_TRIAL_CANDIDATES) return [];
  return evenlySpread(sorted, WORKERS_TRIAL_CANDIDATES);
}

/** MACs where they are counted: what latency follows best. */
function costOf({ counted }: PlanCandidate): number {
  return counted.macs ?? Object.values(counted)[0] ?? 0;
}

function latencies(visits: readonly TrialOutcome[]): ReadonlyMap<string, number> {
  return new Map(
    visits.flatMap(({ candidate, outcome }) =>
      outcome.state === 'timed'
        ? [[candidate, median(outcome.timing.batchesNs) / outcome.timing.callsPerBatch] as const]
        : [],
    ),
  );
}
