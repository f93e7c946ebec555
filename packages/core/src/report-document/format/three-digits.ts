/** A unit and how much of the base it is; a list of them ascends. */
export type Unit = readonly [name: string, size: number];

/** Three significant digits in the largest unit that leaves at least 1, the unit behind: `1.23 ms`, `462 µs`. */
export function threeDigits(value: number, units: readonly Unit[]): string {
  const sign = value < 0 ? '-' : '';
  const magnitude = Math.abs(value);
  // 999.7 of one unit is 1.00 of the next: rounding comes before the choice.
  const at = units.findLastIndex(([, size]) => Number((magnitude / size).toPrecision(3)) >= 1);
  const [name, size] = units[Math.max(at, 0)]!;
  return `${sign}${plain(magnitude / size)}${name === '' ? '' : ` ${name}`}`;
}

function plain(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(3));
  if (rounded >= 1000) return rounded.toFixed(0);
  return rounded.toFixed(rounded >= 100 ? 0 : rounded >= 10 ? 1 : 2);
}
