/** What all combinations come to where only some were drawn. `whole = kept + Σ leftOut`, always. */
export interface ScaledDraws {
  readonly kept: bigint;
  readonly leftOut: ReadonlyMap<string, bigint>;
  /** What rounding left over. */
  readonly rounding: bigint;
}

/**
 * From draws to the whole they were drawn from: what was never drawn counts nothing, and what rounding leaves over goes to the reason
 * with the most.
 * @param leftOut how many of the draws were left out, by reason
 */
export function scaleDraws(whole: bigint, drawn: number, leftOut: ReadonlyMap<string, number>): ScaledDraws {
  if (leftOut.size === 0) return { kept: whole, leftOut: new Map(), rounding: 0n };
  const scale = (count: number) => (whole * BigInt(count)) / BigInt(drawn);
  const counts = [...leftOut];
  const kept = scale(counts.reduce((left, [, count]) => left - count, drawn));
  const scaled = new Map(counts.map(([reason, count]) => [reason, scale(count)]));
  const rounding = [...scaled.values()].reduce((left, count) => left - count, whole - kept);
  const [most] = counts.reduce((first, second) => (second[1] > first[1] ? second : first));
  return { kept, leftOut: scaled.set(most, scaled.get(most)! + rounding), rounding };
}
