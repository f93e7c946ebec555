/** What all combinations come to where only some were drawn. `whole = kept + Σ leftOut`, always. */
export interface ScaledDraws {
  readonly kept: bigint;
  readonly leftOut: ReadonlyMap<string, bigint>;
}

/**
 * From draws to the whole they were drawn from: what was never drawn counts nothing, and what rounding leaves over goes to the reason
 * with the most.
 * @param leftOut how many of the draws were left out, by reason
 */
export function scaleDraws(whole: bigint, drawn: number, leftOut: ReadonlyMap<string, number>): ScaledDraws {
  if (leftOut.size === 0) return { kept: whole, leftOut: new Map() };
  const scale = (count: number) => (whole * BigInt(count)) / BigInt(drawn);
  const most = [...leftOut].reduce((first, second) => (second[1] > first[1] ? second : first));
  const others = [...leftOut].filter(([reason]) => reason !== most[0]);
  const kept = scale(drawn - [...leftOut.values()].reduce((sum, count) => sum + count, 0));
  const scaled = new Map(others.map(([reason, count]) => [reason, scale(count)]));
  const rest = [...scaled.values()].reduce((left, count) => left - count, whole - kept);
  return { kept, leftOut: scaled.set(most[0], rest) };
}
