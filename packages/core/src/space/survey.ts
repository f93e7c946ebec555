import { fitAxes } from '../block/misfit.js';
import type { Random } from '../stats/random.js';
import { combine } from './combination.js';
import { misfitReason } from './left-out-reason.js';
import { odometer, product } from './mixed-radix.js';
import { type Region, regionSize } from './region.js';
import { scaleDraws } from './scale-draws.js';

/** Combinations of the axes that fit depends on are tried one by one up to this many a space: some 100 ms. */
export const FIT_BUDGET = 30_000;
/** Above it, so many are drawn of each region. */
const FIT_DRAWS = 4_000;

/** How many, by reason. */
export type Tally = ReadonlyMap<string, bigint>;

/** A region, and which of its combinations fit their slot. */
export interface SurveyedRegion extends Region {
  /** Places, among the axes, of those that decide whether a combination fits. */
  readonly deciding: readonly number[];
  /** Indices of the fitting combinations of the deciding axes; null where they are too many to try: then `fitting` is an estimate. */
  readonly fittingIndices: Uint32Array | null;
  readonly fitting: bigint;
  readonly misfits: Tally;
}

/**
 * Tries only the combinations of axes that fit depends on, and multiplies by the free ones: 10^12 combinations take what their
 * deciding axes take. What exceeds the budget is estimated from draws.
 */
export function surveyRegions(
  regions: readonly Region[],
  chain: number,
  random: Random,
  fitBudget = FIT_BUDGET,
): SurveyedRegion[] {
  let budget = fitBudget;
  return regions.map((region) => {
    const names: ReadonlySet<string> = new Set(fitAxes(region.kind, chain));
    const deciding = region.axes.flatMap((axis, at) =>
      axis.names.some((name) => names.has(name)) ? [at] : [],
    );
    const size = product(deciding.map((at) => region.axes[at]!.values.length));
    if (size > BigInt(budget))
      return { ...region, deciding, ...estimateFit(region, deciding, chain, random) };
    budget -= Number(size);
    return { ...region, deciding, ...tryAll(region, deciding, chain) };
  });
}

type Fit = Pick<SurveyedRegion, 'fittingIndices' | 'fitting' | 'misfits'>;

function tryAll(region: Region, deciding: readonly number[], chain: number): Fit {
  const sizes = deciding.map((at) => region.axes[at]!.values.length);
  const digits = new Uint32Array(region.axes.length);
  const fitting: number[] = [];
  const misfits = new Map<string, number>();
  let index = 0;
  for (const decided of odometer(sizes)) {
    for (let at = 0; at < deciding.length; at++) digits[deciding[at]!] = decided[at]!;
    const reason = misfitReason(combine(region.kind.kind, region.axes, digits), chain);
    if (reason === null) fitting.push(index);
    else misfits.set(reason, (misfits.get(reason) ?? 0) + 1);
    index++;
  }
  const free = regionSize(region) / product(sizes);
  return {
    fittingIndices: Uint32Array.from(fitting),
    fitting: BigInt(fitting.length) * free,
    misfits: new Map([...misfits].map(([reason, count]) => [reason, BigInt(count) * free])),
  };
}

function estimateFit(region: Region, deciding: readonly number[], chain: number, random: Random): Fit {
  const digits = new Uint32Array(region.axes.length);
  const misfits = new Map<string, number>();
  for (let draw = 0; draw < FIT_DRAWS; draw++) {
    for (const at of deciding) digits[at] = random.below(region.axes[at]!.values.length);
    const reason = misfitReason(combine(region.kind.kind, region.axes, digits), chain);
    if (reason !== null) misfits.set(reason, (misfits.get(reason) ?? 0) + 1);
  }
  const { kept, leftOut } = scaleDraws(regionSize(region), FIT_DRAWS, misfits);
  return { fittingIndices: null, fitting: kept, misfits: leftOut };
}
