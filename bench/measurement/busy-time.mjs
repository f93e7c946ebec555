/** What a stored visit spent in calls, in nanoseconds; nothing where it has no times. */
export function busyOf({ outcome }) {
  const { timing } = outcome;
  if (timing === undefined) return { timedNs: 0, warmupNs: 0, sentinelNs: 0, allNs: 0 };
  const timedNs = timing.batchesNs.reduce((sum, ns) => sum + ns, 0);
  const { warmupNs } = timing;
  const sentinelNs = timing.conditions?.sentinelNs ?? 0;
  return { timedNs, warmupNs, sentinelNs, allNs: timedNs + warmupNs + sentinelNs };
}

export const startMsOf = ({ startedAt }) => Date.parse(startedAt);
