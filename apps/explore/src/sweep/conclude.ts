import { measurementOf, type RunRecord } from '@convscape/core';
import type { Store } from '@convscape/store';
import type { VisitLog } from './visit-log.js';

/** Of so many candidates what their visits say is held in memory together. */
const AT_ONCE = 250;

/** Stores what the visits of these candidates say together. */
export async function conclude(
  store: Pick<Store, 'putMeasurements'>,
  { run, protocol }: RunRecord,
  log: VisitLog,
  candidates: readonly string[],
): Promise<void> {
  for (let at = 0; at < candidates.length; at += AT_ONCE) {
    const some = candidates.slice(at, at + AT_ONCE);
    await store.putMeasurements(some.flatMap((key) => measurementOf(run, key, log.of(key), protocol)));
  }
}
