import type { ReadText } from './read-text.js';

/** The cores that Linux control groups grant this process, as 1.5; null where they set no limit. Version 2 and version 1. */
export function readQuotaCores(readText: ReadText): number | null {
  const groups = readText('/proc/self/cgroup') ?? '';
  const unified = /^0::(\/.*)$/m.exec(groups)?.[1];
  const limits = ancestors(unified ?? '/').map((path) =>
    coresOfMax(readText(`/sys/fs/cgroup${path}/cpu.max`)),
  );
  const named = /^\d+:(?:[^:]*,)?cpu(?:,[^:]*)?:(\/.*)$/m.exec(groups)?.[1];
  for (const path of ancestors(named ?? '/')) {
    const read = (name: string) => Number(readText(`/sys/fs/cgroup/cpu${path}/${name}`) ?? Number.NaN);
    limits.push(cores(read('cpu.cfs_quota_us'), read('cpu.cfs_period_us')));
  }
  const set = limits.filter((limit) => limit !== null);
  return set.length > 0 ? Math.min(...set) : null;
}

/** `/a/b` → `/a/b`, `/a`, and the root as the empty path: a limit of any of them holds. */
function ancestors(path: string): string[] {
  const names = path.split('/').filter(Boolean);
  return names.map((_, i) => `/${names.slice(0, names.length - i).join('/')}`).concat('');
}

/** `200000 100000` is two cores, `max 100000` no limit. */
function coresOfMax(text: string | null): number | null {
  const [quota, period] = (text ?? '').split(' ').map(Number);
  return cores(quota ?? Number.NaN, period ?? Number.NaN);
}

function cores(quotaUs: number, periodUs: number): number | null {
  return quotaUs > 0 && periodUs > 0 ? quotaUs / periodUs : null;
}
