import { ROW_SHAPE, type Row } from '@convscape/core';

/** Short names for the columns that are asked for most. */
const SHORT_NAMES: { readonly [name: string]: keyof Row } = {
  g: 'groups',
  k: 'kernel_height',
  s: 'stride',
  d: 'dilation',
  c1: 'input_channels',
  c2: 'output_channels',
  h: 'input_height',
  w: 'input_width',
  t: 'expansion',
  se: 'squeeze_excite',
  latency: 'latency_ns',
  p95: 'latency_p95_ns',
  reach: 'mixing_reach',
  bytes: 'bytes_moved',
  memory: 'peak_memory_bytes',
  intensity: 'arithmetic_intensity',
  savings: 'savings_realised',
  probability: 'front_probability',
};

/** The column that a query's name stands for, or null. */
export function queryColumn(name: string): keyof Row | null {
  const short = Object.hasOwn(SHORT_NAMES, name) ? SHORT_NAMES[name] : undefined;
  if (short !== undefined) return short;
  return Object.hasOwn(ROW_SHAPE, name) ? (name as keyof Row) : null;
}

/** The name that was most likely meant; null where none is near. */
export function nearestName(name: string): string | null {
  const names = [...Object.keys(ROW_SHAPE), ...Object.keys(SHORT_NAMES).filter((short) => short.length > 2)];
  const [best] = names
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(1, Math.floor(name.length / 3))
    ? best.candidate
    : null;
}

/** Letters to insert, delete or change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
