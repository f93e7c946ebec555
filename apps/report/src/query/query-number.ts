/** What a number in a query may end in, in the units of the columns: counts, nanoseconds, bytes, shares. */
const UNITS: { readonly [unit: string]: number } = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  '%': 0.01,
};

/** `2e8`, `200M`, `1.5ms`, `3MiB`, `90%`; null for anything else. */
export function queryNumber(text: string): number | null {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([A-Za-zµ%]*)$/.exec(text);
  const unit = match?.[2] ?? '';
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (match === null || factor === undefined) return null;
  return Number(match[1]) * factor;
}
