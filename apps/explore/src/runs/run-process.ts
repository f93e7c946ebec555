import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { RunRecord } from '@convscape/core';
import type { Store } from '@convscape/store';
import { isHolding, parseHolder, thisHolder } from '../sweep/lock-holder.js';

const KIND = 'process';

/**
 * Keeps with a run that this process is measuring it: a process that is killed cannot say so any more. The host is kept as a hash, since databases
 * are given to others.
 */
export async function putProcess(store: Pick<Store, 'putEvent'>, run: string): Promise<void> {
  const { pid, boot, processStart, startedAt } = thisHolder('', '');
  const message = JSON.stringify({ pid, host: hostHash(), boot, processStart });
  await store.putEvent({ run, at: startedAt, kind: KIND, message });
}

/** Whether a run is stored as running and was so by a process of this machine that is gone. Nobody can tell it of another machine's. */
export async function isAbandoned(
  store: Pick<Store, 'readEvents'>,
  run: Pick<RunRecord, 'run' | 'state'>,
): Promise<boolean> {
  return run.state === 'running' && !(await measuredBy(store, run))();
}

/** Of runs that are stored as running: says whether any of them still is, without another look into the database. */
export async function underWay(
  store: Pick<Store, 'readEvents'>,
  runs: readonly RunRecord[],
): Promise<() => boolean> {
  const running = runs.filter(({ state }) => state === 'running');
  const live = await Promise.all(running.map((run) => measuredBy(store, run)));
  return () => live.some((isLive) => isLive());
}

/** Says whether the process that measures a running run lives; true where nobody can tell. */
async function measuredBy(
  store: Pick<Store, 'readEvents'>,
  { run }: Pick<RunRecord, 'run'>,
): Promise<() => boolean> {
  const newest = (await store.readEvents(run)).filter(({ kind }) => kind === KIND).at(-1);
  const kept = newest === undefined ? null : parseHolder(newest.message);
  return () => kept === null || kept.host !== hostHash() || isHolding(kept);
}

/** A run's state in words. */
export function stateText(state: RunRecord['state'], isAbandoned: boolean): string {
  return isAbandoned ? 'interrupted (its process is gone)' : state;
}

const hostHash = () => createHash('sha256').update(hostname()).digest('hex').slice(0, 16);
