import { arch, availableParallelism, cpus, type } from 'node:os';
import type { DeviceFingerprint } from '@convscape/core';
import { readCacheSizes } from './cache-sizes.js';
import { parseCpuInfo } from './cpu-info.js';
import { readQuotaCores } from './quota-cores.js';
import type { ReadText } from './read-text.js';

/** The part of a fingerprint that is the machine's own. */
export type Machine = Omit<DeviceFingerprint, 'runtime' | 'v8Version' | 'v8Flags' | 'webAssemblyFeatures'>;

/** Node's view of the machine, the same on every system. */
export interface SystemView {
  readonly cpuModel: string;
  readonly logicalCores: number;
  /** By affinity, where the system knows such a thing. */
  readonly usableCores: number;
  readonly operatingSystem: string;
  readonly architecture: string;
}

export function readSystemView(): SystemView {
  const all = cpus();
  return {
    cpuModel: all[0]?.model.trim() || 'unknown',
    logicalCores: all.length || availableParallelism(),
    usableCores: availableParallelism(),
    operatingSystem: type().toLowerCase(),
    architecture: arch(),
  };
}

/** Linux tells much in `/proc` and `/sys`; where files are missing, what they would say is `unknown`. */
export function describeMachine(view: SystemView, readText: ReadText): Machine {
  const info = parseCpuInfo(readText('/proc/cpuinfo') ?? '');
  const quota = readQuotaCores(readText);
  return {
    cpuModel: info.model ?? view.cpuModel,
    cpuFlags: info.flags,
    physicalCores: info.physicalCores ?? 'unknown',
    logicalCores: view.logicalCores,
    quotaCores: Math.min(quota ?? view.usableCores, view.usableCores),
    cacheBytes: readCacheSizes(readText),
    hypervisor: hypervisorOf(info.flags, readText),
    governor: readText('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor') ?? 'unknown',
    turbo: turboOf(readText),
    operatingSystem: view.operatingSystem,
    architecture: view.architecture,
  };
}

/** x86 processors say by a flag that they are virtual; whose they are stands in the firmware's tables. */
function hypervisorOf(flags: readonly string[], readText: ReadText): string {
  if (flags.length === 0) return 'unknown';
  const type = readText('/sys/hypervisor/type');
  if (type) return type;
  if (!flags.includes('hypervisor')) return flags.includes('fpu') ? 'none' : 'unknown';
  return readText('/sys/class/dmi/id/sys_vendor') || 'present';
}

function turboOf(readText: ReadText): string {
  const noTurbo = readText('/sys/devices/system/cpu/intel_pstate/no_turbo');
  if (noTurbo !== null) return noTurbo === '0' ? 'on' : 'off';
  const boost = readText('/sys/devices/system/cpu/cpufreq/boost');
  return boost === null ? 'unknown' : boost === '1' ? 'on' : 'off';
}
