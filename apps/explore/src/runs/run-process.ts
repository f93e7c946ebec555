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
  { run, state }: Pick<RunRecord, 'run' | 'state'>,
): Promise<boolean> {
  if (state !== 'running') return false;
  const newest = (await store.readEvents(run)).filter(({ kind }) => kind === KIND).at(-1);
  const kept = newest === undefined ? null : parseHolder(newest.message);
  return kept !== null && kept.host === hostHash() && !isHolding(kept);
}

/** A run's state in words. */
export function stateText(state: RunRecord['state'], isAbandoned: boolean): string {
  return isAbandoned ? 'interrupted (its process is gone)' : state;
}

const hostHash = () => createHash('sha256').update(hostname()).digest('hex').slice(0, 16);
