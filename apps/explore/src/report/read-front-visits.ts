import type { BatchesWanted, VisitRecord } from '@convscape/core';
import { withDatabase } from '../database/open-existing.js';
import { type VisitsCopy, visitsOfRow } from './visits-of-row.js';

/** The visits of these candidates in the runs of their rows, each from the database whose copy of the run its row tells of. */
export async function readFrontVisits(
  databases: readonly string[],
  wanted: readonly BatchesWanted[],
): Promise<readonly VisitRecord[]> {
  const copies = wanted.map((): VisitsCopy[] => []);
  for (const file of wanted.length === 0 ? [] : databases) {
    await withDatabase(file, async (store) => {
      const runs = new Map((await store.runs()).map((run) => [`${run.sweep} ${run.run}`, run]));
      for (const [index, { sweep, candidate, run: name }] of wanted.entries()) {
        const run = runs.get(`${sweep} ${name}`);
        if (run === undefined) continue;
        const visits = await store.readCandidateVisits(sweep, candidate);
        copies[index]!.push({ run, visits: visits.filter((visit) => visit.run === name) });
      }
    });
  }
  return wanted.flatMap((one, index) => visitsOfRow(one, copies[index]!));
}
