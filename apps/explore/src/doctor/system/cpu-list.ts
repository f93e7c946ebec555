/** Linux's lists of cores: `0-3,8` is 0, 1, 2, 3 and 8. Null for what is no list. */
export function parseCpuList(text: string): readonly number[] | null {
  const cpus: number[] = [];
  for (const range of text.split(',')) {
    const [first, last = first] = /^\d+(-\d+)?$/.test(range.trim())
      ? range.trim().split('-').map(Number)
      : [];
    if (first === undefined || last === undefined) return null;
    for (let cpu = first; cpu <= last; cpu++) cpus.push(cpu);
  }
  return cpus;
}

/** Cores in ascending order as such a list, neighbours joined. */
export function formatCpuList(cpus: readonly number[]): string {
  const ranges: { readonly first: number; last: number }[] = [];
  for (const cpu of cpus) {
    const range = ranges.at(-1);
    if (range !== undefined && cpu === range.last + 1) range.last = cpu;
    else ranges.push({ first: cpu, last: cpu });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/** As Windows takes them: a hexadecimal number with one bit a core. */
export function affinityMask(cpus: readonly number[]): string {
  return cpus
    .reduce((mask, cpu) => mask | (1n << BigInt(cpu)), 0n)
    .toString(16)
    .toUpperCase();
}
