import { isEngineAxis } from './axis.js';
import type { Candidate } from './candidate.js';
import { makeCandidate } from './candidate-key.js';
import { type Combination, combine } from './combination.js';
import { constraintCheck, misfitReason } from './left-out-reason.js';
import { odometer } from './mixed-radix.js';
import { entryRegions, hasCombination, type Region } from './region.js';
import type { Space } from './space.js';

/**
 * Every candidate of a space, one at a time, each once: entry by entry, in the order input, channels, stride, block options,
 * engine, algorithm, threads, the last fastest; bias and activation first where forms of layers are alike under some of them.
 * `sample` is not looked at: see `sampleSpace`.
 */
export function* enumerateSpace(space: Space): Generator<Candidate> {
  const { chain } = space;
  const brokenConstraint = constraintCheck(space);
  const entries = entryRegions(space);
  for (const [index, { kind, axes }] of entries.entries()) {
    const earlier = entries.slice(0, index).filter((entry) => entry.kind === kind);
    const blockAxes = axes.filter((axis) => !isEngineAxis(axis));
    const engineSizes = axes.filter(isEngineAxis).map((axis) => axis.values.length);
    const digits = new Uint32Array(axes.length);
    for (const chosen of odometer(blockAxes.map((axis) => axis.values.length))) {
      digits.set(chosen);
      // Engine axes are the same in every entry: what an earlier one has of a block, it has with every engine.
      if (isRepeated(earlier, { kind, axes }, digits)) continue;
      const first = combine(kind.kind, axes, digits);
      if (misfitReason(first, chain) !== null) continue;
      if (brokenConstraint(first) !== null) continue;
      for (const engine of odometer(engineSizes)) {
        digits.set(engine, blockAxes.length);
        yield toCandidate(combine(kind.kind, axes, digits), chain);
      }
      digits.fill(0, blockAxes.length);
    }
  }
}

/** A combination under its key. */
export function toCandidate(
  { slot, block, engine, algorithm, threads }: Combination,
  chain: number,
): Candidate {
  return makeCandidate({ slot, block, engine, options: { algorithm, threads, chain } });
}

function isRepeated(earlier: readonly Region[], { axes }: Region, digits: Uint32Array): boolean {
  return earlier.some((entry) => hasCombination(entry, axes, digits));
}
