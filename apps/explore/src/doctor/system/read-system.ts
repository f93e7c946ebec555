import type { MachineFacts } from '../machine-facts.js';
import { groupsOf, linuxCoreGroups, macCoreGroups } from './core-groups.js';
import { parseCpuList } from './cpu-list.js';
import { linuxPowerSource, macPowerSource } from './power-source.js';
import type { SystemReader } from './system-reader.js';

export type SystemFacts = Pick<MachineFacts, 'platform' | 'coreGroups' | 'allowedCpus' | 'power'>;

/** What this kind of system tells, and where. `clocksMhz`: of each core, as Node knows them: all that Windows tells. */
export function readSystem(
  platform: NodeJS.Platform,
  clocksMhz: readonly number[],
  reader: SystemReader,
): SystemFacts {
  switch (platform) {
    case 'linux': {
      const allowed = /^Cpus_allowed_list:\s*(\S+)$/m.exec(reader.readText('/proc/self/status') ?? '')?.[1];
      return {
        platform,
        coreGroups: linuxCoreGroups(reader, clocksMhz.length),
        allowedCpus: allowed === undefined ? null : parseCpuList(allowed),
        power: linuxPowerSource(reader),
      };
    }
    case 'darwin':
      return {
        platform,
        coreGroups: macCoreGroups(reader),
        allowedCpus: null,
        power: macPowerSource(reader),
      };
    default:
      return { platform, coreGroups: groupsOf(clocksMhz), allowedCpus: null, power: 'unknown' };
  }
}
