import type { VisitRecord } from '../../record/records.js';
import type { ReportDocument } from '../report-document.js';
import { batchesOf } from './batches-of.js';
import { type CandidateBatches, MOST_CANDIDATES_WITH_BATCHES } from './candidate-batches.js';

/** A candidate whose batches travel, and what its row tells of it. */
export interface BatchesWanted {
  readonly sweep: string;
  readonly candidate: string;
  readonly run: string;
  /** By which copies of a run are told apart that went on in two databases; null where it was not timed. */
  readonly latencyNs: number | null;
}

/** The certain and the contested of all fronts, those most likely on theirs first: so many that a report stays small. */
export function batchesWanted({ rows }: Pick<ReportDocument, 'rows'>): readonly BatchesWanted[] {
  return rows
    .filter(({ front }) => front === 'certain' || front === 'contested')
    .sort((a, b) => (b.front_probability ?? 0) - (a.front_probability ?? 0))
    .slice(0, MOST_CANDIDATES_WITH_BATCHES)
    .map(({ sweep, candidate, run, latency_ns }) => ({ sweep, candidate, run, latencyNs: latency_ns }));
}

/**
 * The document with these visits' batches, in the order of its rows; visits that it does not want are left out.
 * @param visits of a run that went on in two databases those of the copy that its rows tell of: all that are given are shown
 */
export function withBatches(document: ReportDocument, visits: readonly VisitRecord[]): ReportDocument {
  const keyOf = ({ candidate, run }: { readonly candidate: string; readonly run: string }) =>
    `${run} ${candidate}`;
  const wanted = new Map<string, VisitRecord[]>(batchesWanted(document).map((one) => [keyOf(one), []]));
  const known = new Set<string>();
  for (const visit of visits) {
    // Two databases may hold the same run.
    if (known.has(visit.visit)) continue;
    known.add(visit.visit);
    wanted.get(keyOf(visit))?.push(visit);
  }
  const batches: CandidateBatches[] = [];
  for (const row of document.rows) {
    const found = batchesOf(wanted.get(keyOf(row)) ?? []);
    if (found !== null) batches.push(found);
    wanted.delete(keyOf(row));
  }
  return batches.length === 0 ? document : { ...document, batches };
}
