import type { Random } from '../stats/random.js';
import { type Combination, combine } from './combination.js';
import { misfitReason } from './left-out-reason.js';
import { digitsAt, randomBelow } from './mixed-radix.js';
import { regionSize } from './region.js';
import type { SurveyedRegion } from './survey.js';

/**
 * Draws combinations that fit their slot, every one equally likely over all regions, again and again. A draw is null where it fell
 * on one that does not fit, which happens only in regions too large to try.
 */
export function fittingDraws(
  surveyed: readonly SurveyedRegion[],
  chain: number,
  random: Random,
): () => Combination | null {
  const weights = surveyed.map((region) =>
    region.fittingIndices === null ? regionSize(region) : region.fitting,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  return () => {
    if (total === 0n) return null;
    let at = randomBelow(total, random);
    const region = surveyed.find((_, index) => {
      const here = at < weights[index]!;
      at -= weights[index]!;
      return here;
    })!;
    const drawn = combine(region.kind.kind, region.axes, drawDigits(region, random));
    return region.fittingIndices === null && misfitReason(drawn, chain) !== null ? null : drawn;
  };
}

function drawDigits({ axes, deciding, fittingIndices }: SurveyedRegion, random: Random): Uint32Array {
  const digits = Uint32Array.from(axes, (axis) => random.below(axis.values.length));
  if (fittingIndices === null) return digits;
  const sizes = deciding.map((at) => axes[at]!.values.length);
  const decided = digitsAt(sizes, fittingIndices[random.below(fittingIndices.length)]!);
  for (let at = 0; at < deciding.length; at++) digits[deciding[at]!] = decided[at]!;
  return digits;
}
