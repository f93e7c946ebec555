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

/** Combinations looked at for one block: what lies beyond is left to the space, which counts what does not fit. */
const MAX_LOOKS = 20_000;

/**
 * The group counts of a block that divide none of the sweep's widths. One that fits here and not there is no error:
 * the space leaves such combinations out and counts them.
 */
export function hopelessGroups(block: BlockAxes, slots: Space['slots']): readonly HopelessGroups[] {
  if (!blockKind(block.kind).fitDependsOn.includes('groups')) return [];
  const places = slotsOf(slots);
  const shapes = shapesOf(block);
  let looks = MAX_LOOKS;

  /** Whether nothing but the groups stands in the way, everywhere. */
  const isHopeless = (groups: number): boolean => {
    let hasFailed = false;
    for (const shape of shapes) {
      for (const slot of places) {
        if (--looks < 0) return false;
        const reason = misfit({ ...shape, groups }, slot)?.reason;
        if (reason === undefined || reason.startsWith('same as')) return false;
        hasFailed ||= reason === 'groups do not divide the channels';
      }
    }
    return hasFailed;
  };

  const hopeless = (block.groups ?? []).flatMap((groups, index) =>
    isHopeless(groups) ? { index, groups } : [],
  );
  if (hopeless.length === 0) return [];
  looks = MAX_LOOKS;
  const widths = [
    ...new Set([...places.map((slot) => slot.input.channels), ...(block.middleChannels ?? [])]),
  ];
  const fitting = [...new Set(widths.slice(0, 16).flatMap(divisors))]
    .filter(
      (groups) => groups > 1 && shapes.some((shape) => places.some((slot) => fits(shape, groups, slot))),
    )
    .sort((a, b) => a - b);
  return hopeless.map(({ index, groups }) => ({ index, groups, hint: hintFor(groups, fitting) }));
}

function fits(shape: BlockSpec, groups: number, slot: Slot): boolean {
  return misfit({ ...shape, groups }, slot) === null;
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
        if (slots.length >= MAX_LOOKS) return slots;
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
