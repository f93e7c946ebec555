import { DEFAULT_PROTOCOL, newestRunFirst, type RunRecord, type StoredSweep } from '@convscape/core';

/** That of a config without one. */
const DEFAULT_SEED = 1;

/**
 * The seed and the protocol that a device is given: those of the newest run that `explore sweep` measured. Runs of pages are passed over, since
 * a file that is imported says what it likes: a warm-up of a year, say. Pages do not know their V8's version and every Node process does; messages
 * and files that say one are refused. Without such a run it is the default.
 */
export function howToMeasure({
  runs,
  devices,
}: Pick<StoredSweep, 'runs' | 'devices'>): Pick<RunRecord, 'seed' | 'protocol'> {
  const nodes = new Set(
    devices.filter(({ fingerprint }) => fingerprint.v8Version !== 'unknown').map(({ device }) => device),
  );
  const [newest] = runs.filter(({ device }) => nodes.has(device)).sort(newestRunFirst);
  return { seed: newest?.seed ?? DEFAULT_SEED, protocol: newest?.protocol ?? DEFAULT_PROTOCOL };
}
