import type { VisitRecord } from '../../record/records.js';
import { compareText } from '../compare-text.js';
import { type CandidateBatches, MOST_BATCHES, type VisitBatches } from './candidate-batches.js';

/** The batches of a candidate's visits in one run; null where none was timed. Hidden duplicates are no part of it. */
export function batchesOf(visits: readonly VisitRecord[]): CandidateBatches | null {
  const timed = visits
    .flatMap((visit) => visitBatches(visit) ?? [])
    .sort((a, b) => compareText(a.startedAt, b.startedAt));
  const [first] = visits;
  const total = timed.reduce((sum, { latenciesNs }) => sum + latenciesNs.length, 0);
  if (first === undefined || total === 0) return null;
  return { candidate: first.candidate, run: first.run, total, visits: evenlyTaken(timed, total) };
}

function visitBatches({ startedAt, phase, duplicate, outcome }: VisitRecord): VisitBatches | null {
  if (duplicate || (outcome.state !== 'timed' && outcome.state !== 'discarded')) return null;
  const { callsPerBatch, batchesNs, flags, conditions } = outcome.timing;
  // As latencies are: at the clock of the run's baseline.
  const divisor = callsPerBatch * (conditions?.correction ?? 1);
  return {
    startedAt,
    phase,
    ...(outcome.state === 'discarded' && { discarded: outcome.reason }),
    flags,
    latenciesNs: batchesNs.map((batchNs) => Number((batchNs / divisor).toPrecision(5))),
  };
}

/** Every k-th of all batches, counted through the visits; visits of which none is left go. */
function evenlyTaken(visits: readonly VisitBatches[], total: number): readonly VisitBatches[] {
  const step = total / MOST_BATCHES;
  if (step <= 1) return visits;
  let seen = 0;
  return visits
    .map((visit) => ({
      ...visit,
      latenciesNs: visit.latenciesNs.filter(() => {
        const isTaken = Math.floor((seen + 1) / step) > Math.floor(seen / step);
        seen++;
        return isTaken;
      }),
    }))
    .filter(({ latenciesNs }) => latenciesNs.length > 0);
}
