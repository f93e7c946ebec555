import { parseCpuList } from './cpu-list.js';
import type { SystemReader } from './system-reader.js';

/** Cores of one kind, the most capable kind first. Empty where the system does not tell, one group where all are alike. */
export type CoreGroups = readonly (readonly number[])[];

const CPU = '/sys/devices/system/cpu';
/** Favoured cores of one kind run up to 5 % faster than their like; kinds differ by more. */
const ALIKE = 0.93;

/** Linux tells kinds by name (Intel's P- and E-cores), by capacity (ARM), or by the fastest clock of each core. */
export function linuxCoreGroups({ readText }: SystemReader, logicalCores: number): CoreGroups {
  const named = ['cpu_core', 'cpu_atom', 'cpu_lowpower'].flatMap((kind) => {
    const cpus = parseCpuList(readText(`/sys/devices/${kind}/cpus`) ?? '');
    return cpus === null ? [] : [cpus];
  });
  if (named.length > 0) return named;
  for (const measure of ['cpu_capacity', 'cpufreq/cpuinfo_max_freq']) {
    const sizes = Array.from({ length: logicalCores }, (_, cpu) =>
      Number(readText(`${CPU}/cpu${cpu}/${measure}`) ?? Number.NaN),
    );
    if (sizes.some((size) => size > 0)) return groupsOf(sizes);
  }
  return [];
}

/** macOS counts the cores of each performance level, the fastest first, and gives them no numbers that mean anything to others. */
export function macCoreGroups({ ask }: SystemReader): CoreGroups {
  const levels = Number(ask('sysctl', ['-n', 'hw.nperflevels']) ?? 0);
  let next = 0;
  return Array.from({ length: levels }, (_, level) => {
    const count = Number(ask('sysctl', ['-n', `hw.perflevel${level}.logicalcpu`]) ?? 0);
    return Array.from({ length: count }, () => next++);
  });
}

/** Cores by how much each can do, of which nearly equal ones are of one kind; what is not told belongs to none. */
export function groupsOf(sizes: readonly number[]): CoreGroups {
  const known = sizes.flatMap((size, cpu) => (size > 0 ? [{ cpu, size }] : []));
  const groups: { readonly largest: number; readonly cpus: number[] }[] = [];
  for (const { cpu, size } of known.sort((a, b) => b.size - a.size || a.cpu - b.cpu)) {
    const group = groups.at(-1);
    if (group !== undefined && size >= ALIKE * group.largest) group.cpus.push(cpu);
    else groups.push({ largest: size, cpus: [cpu] });
  }
  return groups.map(({ cpus }) => cpus.sort((a, b) => a - b));
}
