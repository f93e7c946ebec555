import type { Random } from '../stats/random.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { isEngineAxis } from './axis.js';
import { type Combination, combine } from './combination.js';
import { fittingDraws } from './fitting-draws.js';
import { constraintCheck } from './left-out-reason.js';
import { digitsAt, odometer, product, sum } from './mixed-radix.js';
import { type Region, regionSize, SAME_AS_EARLIER, writtenSize } from './region.js';
import { type ScaledDraws, scaleDraws } from './scale-draws.js';
import type { Space } from './space.js';
import { type SurveyedRegion, surveyRegions, type Tally } from './survey.js';

/** How large a space is. `total = candidates + Σ leftOut`, always. */
export interface SpaceCount {
  /** All combinations as written: exact. */
  readonly total: bigint;
  /** Those that exist, differ and keep the constraints. */
  readonly candidates: bigint;
  /** How many are left out, by reason, the most first. */
  readonly leftOut: { readonly [reason: string]: bigint };
  /** False where `candidates` and `leftOut` are estimates, from seeded draws. */
  readonly exact: boolean;
}

/** A space looked through for what fits, to be counted the one way or the other. */
export interface SpaceCounter {
  /** How many combinations `exact` tries against the constraints; null where what fits is an estimate, and every count is one. */
  readonly tries: bigint | null;
  exact(): SpaceCount;
  /** @returns the count, and what rounding left over of it */
  estimate(): { readonly count: SpaceCount; readonly rounding: bigint };
}

const COST_DRAWS = 500;
/** Where none of them fits its slot, draws go on up to so many, until one does. */
const MOST_COST_DRAWS = 100_000;

/**
 * @param regions those of the space, without what they share
 * @param fitBudget so many combinations are tried for what fits; above, some are drawn
 */
export function spaceCounter(space: Space, regions: readonly Region[], fitBudget: number): SpaceCounter {
  const random = xorshift32(scrambleSeed(space.seed));
  const surveyed = surveyRegions(regions, space.chain, random, fitBudget);
  const total = writtenSize(space);
  const repeated = total - sum(regions.map(regionSize));
  const isConstrained = space.constraints.length > 0;
  const fitExact = surveyed.every((region) => region.fittingIndices !== null);
  const countWith = (broken: readonly Tally[], exact: boolean): SpaceCount => {
    const leftOut = addTallies([
      new Map([[SAME_AS_EARLIER, repeated]]),
      ...surveyed.map((region) => region.misfits),
      ...broken,
    ]);
    return {
      total,
      candidates: total - sum([...leftOut.values()]),
      leftOut: Object.fromEntries(leftOut),
      exact,
    };
  };
  const tries = isConstrained ? costCombinations(surveyed) : 0n;
  return {
    tries: fitExact ? tries : null,
    exact: () => countWith(isConstrained ? countBroken(surveyed, space) : [], true),
    estimate() {
      if (!isConstrained) return { count: countWith([], false), rounding: 0n };
      const { leftOut, rounding } = estimateBroken(surveyed, space, random);
      return { count: countWith([leftOut], false), rounding };
    },
  };
}

/** How many fitting combinations differ in what is counted of them. */
function costCombinations(surveyed: readonly SurveyedRegion[]): bigint {
  return sum(surveyed.map((region) => region.fitting / engineChoices(region)));
}

/** Every fitting combination of slot and block against the constraints, times the choices of engine. */
function countBroken(surveyed: readonly SurveyedRegion[], space: Space): Tally[] {
  const brokenConstraint = constraintCheck(space);
  return surveyed.map((region) => {
    const counts = new Map<string, number>();
    for (const combination of fittingBlocks(region)) {
      count(counts, brokenConstraint(combination));
    }
    const choices = engineChoices(region);
    return new Map([...counts].map(([reason, broken]) => [reason, BigInt(broken) * choices]));
  });
}

function estimateBroken(surveyed: readonly SurveyedRegion[], space: Space, random: Random): ScaledDraws {
  const brokenConstraint = constraintCheck(space);
  const draw = fittingDraws(surveyed, space.chain, random);
  const counts = new Map<string, number>();
  const fitting = sum(surveyed.map((region) => region.fitting));
  const most = fitting > 0n ? MOST_COST_DRAWS : 0;
  let drawn = 0;
  for (let attempt = 0; attempt < COST_DRAWS || (drawn === 0 && attempt < most); attempt++) {
    const combination = draw();
    if (combination === null) continue;
    drawn++;
    count(counts, brokenConstraint(combination));
  }
  return scaleDraws(fitting, drawn, counts);
}

/** The fitting combinations of a region that was tried whole, with the first choice of engine. */
function* fittingBlocks({ kind, axes, deciding, fittingIndices }: SurveyedRegion): Generator<Combination> {
  const decidingSizes = deciding.map((at) => axes[at]!.values.length);
  const free = axes.flatMap((axis, at) => (deciding.includes(at) || isEngineAxis(axis) ? [] : [at]));
  const freeSizes = free.map((at) => axes[at]!.values.length);
  const digits = new Uint32Array(axes.length);
  for (const index of fittingIndices ?? []) {
    const decided = digitsAt(decidingSizes, index);
    for (let at = 0; at < deciding.length; at++) digits[deciding[at]!] = decided[at]!;
    for (const chosen of odometer(freeSizes)) {
      for (let at = 0; at < free.length; at++) digits[free[at]!] = chosen[at]!;
      yield combine(kind.kind, axes, digits);
    }
  }
}

function engineChoices({ axes }: SurveyedRegion): bigint {
  return product(axes.filter(isEngineAxis).map((axis) => axis.values.length));
}

function count(counts: Map<string, number>, reason: string | null): void {
  if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

/** The largest first, then by name; without zeros. */
function addTallies(tallies: readonly Tally[]): Tally {
  const added = new Map<string, bigint>();
  for (const [reason, value] of tallies.flatMap((tally) => [...tally])) {
    added.set(reason, (added.get(reason) ?? 0n) + value);
  }
  return new Map(
    [...added]
      .filter(([, value]) => value > 0n)
      .sort(([a, many], [b, more]) => (many === more ? (a < b ? -1 : 1) : many > more ? -1 : 1)),
  );
}
