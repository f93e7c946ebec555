import {
  type BlockAxes,
  type BlockSpec,
  blockKind,
  divisors,
  misfit,
  type Slot,
  type Space,
} from '@convscape/core';

/** A group count that fits no slot of the sweep whatever else is chosen. */
export interface HopelessGroups {
  /** Its index in the block's `groups`. */
  readonly index: number;
  readonly groups: number;
  readonly hint: string;
}

/** Combinations looked at for one sweep; what lies beyond is left to the space, which counts what does not fit. */
const MAX_LOOKS = 200_000;

/**
 * Looks for group counts of a block that divide none of the widths of these slots. One that fits here and not there is
 * no error: the space leaves such combinations out and counts them.
 */
export function hopelessGroupsIn(slots: Space['slots']): (block: BlockAxes) => readonly HopelessGroups[] {
  const places = slotsOf(slots);
  let looks = MAX_LOOKS;

  /** Why the combination does not exist, null where it does or where it was looked at often enough. */
  const reasonAgainst = (shape: BlockSpec, groups: number, slot: Slot): string | null =>
    --looks < 0 ? null : (misfit({ ...shape, groups }, slot)?.reason ?? null);

  /** Whether nothing but the groups stands in the way, everywhere. */
  const isHopeless = (shapes: readonly BlockSpec[], groups: number): boolean => {
    let hasFailed = false;
    for (const shape of shapes) {
      for (const slot of places) {
        const reason = reasonAgainst(shape, groups, slot);
        if (reason === null || reason.startsWith('same as')) return false;
        hasFailed ||= reason === 'groups do not divide the channels';
      }
    }
    return hasFailed;
  };

  return (block) => {
    if (!blockKind(block.kind).fitDependsOn.includes('groups')) return [];
    const shapes = shapesOf(block);
    const hopeless = (block.groups ?? []).flatMap((groups, index) =>
      isHopeless(shapes, groups) ? { index, groups } : [],
    );
    if (hopeless.length === 0) return [];
    const widths = [...places.map(({ input }) => input.channels), ...(block.middleChannels ?? [])];
    const candidates = [...new Set(widths)].slice(0, 16).flatMap(divisors);
    const fits = (groups: number): boolean =>
      shapes.some((shape) => places.some((slot) => reasonAgainst(shape, groups, slot) === null));
    const fitting = [...new Set(candidates)].filter((groups) => groups > 1 && fits(groups));
    return hopeless.map(({ index, groups }) => ({
      index,
      groups,
      hint: looks < 0 ? 'use a divisor of the widths' : hintFor(groups, fitting),
    }));
  };
}

/** The nearest fitting values, six at most. */
function hintFor(groups: number, fitting: readonly number[]): string {
  const nearest = [...fitting]
    .sort((a, b) => Math.abs(a - groups) - Math.abs(b - groups))
    .slice(0, 6)
    .sort((a, b) => a - b);
  if (nearest.length === 0) return 'no group count fits these widths: change the widths or the block';
  return `use ${nearest.join(' or ')}`;
}

/** The slots as far as groups depend on them. */
function slotsOf({ inputChannels, outputChannels, stride }: Space['slots']): readonly Slot[] {
  const slots: Slot[] = [];
  for (const channels of inputChannels) {
    for (const outgoing of outputChannels === 'same' ? [channels] : outputChannels) {
      for (const step of stride) {
        if (slots.length > MAX_LOOKS) return slots;
        slots.push({ input: { height: 1, width: 1, channels }, outputChannels: outgoing, stride: step });
      }
    }
  }
  return slots;
}

/** The block in each form that changes what its groups must divide. */
function shapesOf({ kind, mix, middleChannels }: BlockAxes): readonly BlockSpec[] {
  return (mix ?? [undefined]).flatMap((oneMix) =>
    (middleChannels ?? [undefined]).map((width) => ({
      kind,
      ...(oneMix !== undefined && { mix: oneMix }),
      ...(width !== undefined && { middleChannels: width }),
    })),
  );
}
