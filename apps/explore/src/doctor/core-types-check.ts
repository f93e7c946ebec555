import type { Check } from './check.js';
import type { MachineFacts } from './machine-facts.js';
import type { CoreGroups } from './system/core-groups.js';
import { affinityMask, formatCpuList } from './system/cpu-list.js';

const NAME = 'Core types';
/** A sweep on one core shares it with all that the system does. */
const LEAST_CORES = 2;

/** Cores of several kinds, and a scheduler that moves threads between them, make two candidates of one. */
export function checkCoreTypes({
  coreGroups,
  allowedCpus,
  platform,
}: Pick<MachineFacts, 'coreGroups' | 'allowedCpus' | 'platform'>): Check {
  if (coreGroups.length === 0) return { name: NAME, verdict: 'fit', found: 'not told by this system' };
  const groups = groupsWithin(coreGroups, allowedCpus);
  if (groups.length < 2) {
    const found = coreGroups.length === 1 ? 'all cores are of one kind' : 'this process runs on one kind';
    return { name: NAME, verdict: 'fit', found };
  }
  const pinned = groups.find((group) => group.length >= LEAST_CORES) ?? groups[0]!;
  return {
    name: NAME,
    verdict: 'caution',
    found: `${groups.length} kinds, from the most capable: ${groups.map((group) => told(group, platform)).join('; ')}`,
    mend: pinning(pinned, platform),
  };
}

function groupsWithin(groups: CoreGroups, allowed: readonly number[] | null): CoreGroups {
  if (allowed === null) return groups;
  return groups
    .map((group) => group.filter((cpu) => allowed.includes(cpu)))
    .filter(({ length }) => length > 0);
}

/** macOS gives its cores no numbers. */
function told(group: readonly number[], platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `${group.length} cores`;
  return `${group.length === 1 ? 'core' : 'cores'} ${formatCpuList(group)}`;
}

function pinning(cpus: readonly number[], platform: NodeJS.Platform): string {
  if (platform === 'linux') {
    return `keep a sweep on one kind: taskset -c ${formatCpuList(cpus)} explore sweep --config sweep.json`;
  }
  if (platform === 'win32') {
    return `keep a sweep on one kind: start /b /wait /affinity ${affinityMask(cpus)} explore sweep --config sweep.json (in cmd.exe)`;
  }
  return 'this system has no command that keeps a process on one kind: run sweeps in the foreground and with "workers": 1, so that the scheduler takes the fastest';
}
