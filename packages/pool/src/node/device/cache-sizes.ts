import type { ReadText } from './read-text.js';

const UNITS: { readonly [unit: string]: number } = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };
const MOST_CACHES = 16;

/** The first core's caches in bytes, from Linux's sysfs: `{ L1d: 32768, L1i: 32768, L2: 1048576, L3: 33554432 }`. */
export function readCacheSizes(readText: ReadText): { readonly [level: string]: number } {
  const sizes: { [level: string]: number } = {};
  for (let index = 0; index < MOST_CACHES; index++) {
    const read = (name: string) => readText(`/sys/devices/system/cpu/cpu0/cache/index${index}/${name}`);
    const [level, type, size] = [read('level'), read('type'), read('size')];
    const parts = /^(\d+)([KMG]?)$/.exec(size ?? '');
    if (level === null || parts === null) continue;
    const suffix = type === 'Data' ? 'd' : type === 'Instruction' ? 'i' : '';
    sizes[`L${level}${suffix}`] = Number(parts[1]) * UNITS[parts[2]!]!;
  }
  return sizes;
}

/** The largest of the first core's caches: the last level. Null where the system does not say. */
export function readLastLevelCacheBytes(readText: ReadText): number | null {
  const sizes = Object.values(readCacheSizes(readText));
  return sizes.length > 0 ? Math.max(...sizes) : null;
}
