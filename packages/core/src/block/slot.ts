import type { FeatureMap } from './feature-map.js';

/** An interface to fill: what comes in, how many channels go out, and the stride between. */
export interface Slot {
  readonly input: FeatureMap;
  readonly outputChannels: number;
  readonly stride: number;
}

/** `56x56x128-128-s1` */
export function formatSlot(slot: Slot): string {
  const { height, width, channels } = slot.input;
  return `${height}x${width}x${channels}-${slot.outputChannels}-s${slot.stride}`;
}

/** What a drop-in block must give: `ceil(h/s) × ceil(w/s) × c2`, the size that `same` padding yields. */
export function slotOutput(slot: Slot): FeatureMap {
  return {
    height: Math.ceil(slot.input.height / slot.stride),
    width: Math.ceil(slot.input.width / slot.stride),
    channels: slot.outputChannels,
  };
}
