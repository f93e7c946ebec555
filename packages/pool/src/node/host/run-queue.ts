import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { RunQueueWaits } from '@convscape/core';
import { readSystemText } from '../device/read-text.js';

/** The number that Linux gives this thread; null elsewhere. */
export function systemThreadId(): string | null {
  try {
    return basename(readlinkSync('/proc/thread-self'));
  } catch {
    return null;
  }
}

/** A helper sleeps where it has nothing to do. That it wakes up takes tens of microseconds on an idle core, and is no wait for one. */
const WAKING_NS = 100_000;

/**
 * How long this thread and its helpers, by their numbers, have been ready to run and have waited for a core since they began: the second
 * number of Linux's `schedstat`, of helpers less 0.1 ms for each time they were given one, which is the third
 * (https://docs.kernel.org/scheduler/sched-stats.html). Null where the system does not say. Helpers that have ended are left out.
 */
export function runQueueWaits(helperIds: readonly string[]): RunQueueWaits | null {
  const own = schedstat('/proc/thread-self/schedstat');
  if (own === null) return null;
  const waits = new Map([['self', own.waitedNs]]);
  for (const id of helperIds) {
    const helper = schedstat(`/proc/self/task/${id}/schedstat`);
    if (helper !== null) waits.set(id, helper.waitedNs - WAKING_NS * helper.slices);
  }
  return waits;
}

function schedstat(path: string): { readonly waitedNs: number; readonly slices: number } | null {
  const [, waitedNs = Number.NaN, slices = Number.NaN] = (readSystemText(path) ?? '').split(' ').map(Number);
  return Number.isNaN(waitedNs + slices) ? null : { waitedNs, slices };
}
