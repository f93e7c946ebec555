import { blockKind } from '../block/catalogue.js';
import type { BlockKind } from '../block/kind.js';
import { type Axis, type AxisValue, entryAxes, withOneDefaultEach } from './axis.js';
import { product, sum } from './mixed-radix.js';
import type { BlockAxes, Space } from './space.js';

/** A part of a space in which every axis is free of every other: all combinations of its values, no two alike. */
export interface Region {
  readonly kind: BlockKind;
  readonly axes: readonly Axis[];
}

/** The reason under which repeated combinations are counted. */
export const SAME_AS_EARLIER = 'same as an earlier entry';

export function regionSize({ axes }: Region): bigint {
  return product(axes.map((axis) => axis.values.length));
}

/** Spaces of up to so many combinations are small: all can be tried in a few seconds. */
export const SMALL_SPACE = 300_000n;

/** Whether regions that share no combination make a small space. */
export function isSmall(regions: readonly Region[]): boolean {
  return sum(regions.map(regionSize)) <= SMALL_SPACE;
}

/**
 * The entries of a space, each without the values that it says twice. Of layers, two forms may differ under one bias or activation and
 * be alike under another: where that makes combinations alike, entries of layers are told apart by both. Only there: what else is
 * drawn from a space stays as it is.
 */
export function entryRegions(space: Space): Region[] {
  const regions = regionsOf(space, space.blocks);
  const apart = space.blocks.flatMap(withOneDefaultEach);
  if (apart.length === space.blocks.length) return regions;
  const apartRegions = regionsOf(space, apart);
  const sizeOf = (some: readonly Region[]) => sum(disjointRegions(some).map(regionSize));
  return sizeOf(apartRegions) === sizeOf(regions) ? regions : apartRegions;
}

function regionsOf(space: Space, entries: readonly BlockAxes[]): Region[] {
  return entries.map((entry) => {
    const kind = blockKind(entry.kind);
    return { kind, axes: entryAxes(space, entry, kind).map(withoutRepeats) };
  });
}

/** All combinations as written, repeats included. */
export function writtenSize(space: Space): bigint {
  return space.blocks.reduce((total, entry) => {
    const axes = entryAxes(space, entry, blockKind(entry.kind));
    return total + product(axes.map((axis) => axis.values.length));
  }, 0n);
}

/** The same space in regions that share no combination: what an earlier entry has is cut out of the later ones. */
export function disjointRegions(entries: readonly Region[]): Region[] {
  return entries.flatMap((entry, index) =>
    entries
      .slice(0, index)
      .filter((earlier) => earlier.kind === entry.kind)
      .reduce((pieces, earlier) => pieces.flatMap((piece) => subtract(piece, earlier)), [entry])
      .filter((piece) => regionSize(piece) > 0n),
  );
}

/** Whether a region has the combination of another region's axes at these digits. Regions of one kind have the same axes. */
export function hasCombination(region: Region, axes: readonly Axis[], digits: ArrayLike<number>): boolean {
  return region.axes.every((axis, at) => hasValue(axis, axes[at]!.values[digits[at]!]!));
}

function hasValue({ values }: Axis, { id }: AxisValue): boolean {
  return values.some((value) => value.id === id);
}

/** `a` without `b`, as disjoint regions, at most one an axis: alike on the axes before, outside of `b` on this one, free on those after. */
function subtract(a: Region, b: Region): Region[] {
  // Most are told apart by an axis of one value, without a look at the long ones.
  if (a.axes.some(({ values }, at) => values.length === 1 && !hasValue(b.axes[at]!, values[0]!))) return [a];
  const split = a.axes.map((axis, at) => {
    const ids = new Set(b.axes[at]!.values.map((value) => value.id));
    return {
      inside: { ...axis, values: axis.values.filter((value) => ids.has(value.id)) },
      outside: { ...axis, values: axis.values.filter((value) => !ids.has(value.id)) },
    };
  });
  if (split.some(({ inside }) => inside.values.length === 0)) return [a];
  return split.flatMap(({ outside }, at) => {
    if (outside.values.length === 0) return [];
    const before = split.slice(0, at).map(({ inside }) => inside);
    return [{ kind: a.kind, axes: [...before, outside, ...a.axes.slice(at + 1)] }];
  });
}

function withoutRepeats(axis: Axis): Axis {
  const values = new Map(axis.values.map((value) => [value.id, value] as const).reverse());
  return { ...axis, values: [...values.values()].reverse() };
}
