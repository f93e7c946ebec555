/** Ticks of all cores since the start: of all kinds, and those that a hypervisor gave to others. */
export interface CpuTicks {
  readonly all: number;
  readonly stolen: number;
}

/** `/proc/stat`: `cpu  user nice system idle iowait irq softirq steal guest guest_nice`, where guests are in user and nice already. */
export function parseCpuTicks(text: string | null): CpuTicks | null {
  const line = /^cpu +([\d ]+)$/m.exec(text ?? '');
  const ticks = line?.[1]?.trim().split(/ +/).map(Number).slice(0, 8);
  if (ticks === undefined || ticks.length < 8) return null;
  return { all: ticks.reduce((sum, tick) => sum + tick, 0), stolen: ticks[7]! };
}

/** The share of time between two readings that was stolen; null where nothing is told, or no time passed. */
export function stealShare(before: CpuTicks | null, after: CpuTicks | null): number | null {
  if (before === null || after === null || after.all <= before.all) return null;
  return (after.stolen - before.stolen) / (after.all - before.all);
}
