import { measurementOf, type StoredSweep } from '@convscape/core';
import type { Store } from '@convscape/store';
import { underWay } from '../runs/run-process.js';
import { VisitLog } from '../sweep/visit-log.js';
import { readSweeps } from './read-sweeps.js';

export interface LiveSweeps {
  readonly sweeps: readonly StoredSweep[];
  /** Whether a run of them is still measured. */
  readonly isUnderWay: () => boolean;
}

/**
 * Every sweep of a database, with what the visits of running runs say so far: a run stores its measurements at the end of a round, its
 * visits as they end.
 */
export async function readLiveSweeps(store: Store): Promise<LiveSweeps> {
  const sweeps: StoredSweep[] = [];
  for (const stored of await readSweeps(store)) sweeps.push(await withVisitsSoFar(store, stored));
  const runs = sweeps.flatMap((stored) => stored.runs);
  return { sweeps, isUnderWay: await underWay(store, runs) };
}

async function withVisitsSoFar(store: Store, stored: StoredSweep): Promise<StoredSweep> {
  const running = stored.runs.filter(({ state }) => state === 'running');
  if (running.length === 0) return stored;
  const keys = new Set(running.map(({ run }) => run));
  const measurements = stored.measurements.filter(({ run }) => !keys.has(run));
  for (const { run, protocol } of running) {
    const log = new VisitLog([]);
    await store.forEachVisit(run, (visit) => log.add(visit));
    const asked = new Set(stored.candidates.map(({ key }) => key));
    for (const key of log.candidates())
      if (asked.has(key)) measurements.push(...measurementOf(run, key, log.of(key), protocol));
  }
  return { ...stored, measurements };
}
