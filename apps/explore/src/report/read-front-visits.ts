import type { BatchesWanted, VisitRecord } from '@convscape/core';
import { withDatabase } from '../database/open-existing.js';

/** The visits of these candidates in the runs of their rows, from every database that knows their sweep. */
export async function readFrontVisits(
  databases: readonly string[],
  wanted: readonly BatchesWanted[],
): Promise<readonly VisitRecord[]> {
  const visits: VisitRecord[] = [];
  for (const file of wanted.length === 0 ? [] : databases) {
    await withDatabase(file, async (store) => {
      const sweeps = new Set((await store.sweeps()).map(({ sweep }) => sweep));
      for (const { sweep, candidate, run } of wanted) {
        if (!sweeps.has(sweep)) continue;
        for (const visit of await store.readCandidateVisits(sweep, candidate))
          if (visit.run === run) visits.push(visit);
      }
    });
  }
  return visits;
}
