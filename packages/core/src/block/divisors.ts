/** Greatest common divisor of positive integers. */
export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** All divisors of a positive integer, ascending. */
export function divisors(n: number): readonly number[] {
  const small: number[] = [];
  const large: number[] = [];
  for (let d = 1; d * d <= n; d++) {
    if (n % d !== 0) continue;
    small.push(d);
    if (d * d !== n) large.unshift(n / d);
  }
  return [...small, ...large];
}

/**
 * The mend for a group count that does not divide: the nearest that do, below and above, in words.
 * `channels` are all the counts that must divide; `allowed` narrows the choice further.
 */
export function groupsHint(
  groups: number,
  channels: readonly number[],
  allowed: (groups: number) => boolean = () => true,
): string {
  const distinct = [...new Set(channels)];
  const valid = divisors(distinct.reduce(greatestCommonDivisor)).filter(allowed);
  const below = valid.filter((d) => d < groups).at(-1);
  const above = valid.find((d) => d > groups);
  const nearest = [below, above].filter((d) => d !== undefined);
  const named = distinct.join(' and ');
  if (nearest.length === 0) return `no other group count divides ${named} channels`;
  return `use ${nearest.join(' or ')}: ${named} channels divide by ${nearest.length === 1 ? 'it' : 'them'}`;
}
