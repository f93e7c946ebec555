/** What `navigator.getBattery()` resolves with, in Chromium's secure contexts: no other browser has it, and the DOM's types have not either. */
export interface Battery extends EventTarget {
  readonly charging: boolean;
  /** From 0 to 1. */
  readonly level: number;
}

export const BATTERY_EVENTS = ['chargingchange', 'levelchange'] as const;

/** Phones and laptops save power, and slow themselves down, from 20 % on at the latest. */
const LOW_LEVEL = 0.2;

/** Whether a device is likely to slow itself down to save power. */
export function isLow({ charging, level }: Pick<Battery, 'charging' | 'level'>): boolean {
  return !charging && level <= LOW_LEVEL;
}

/** This device's battery; null where the browser does not tell of one. A device without one tells of a full one that is charging. */
export async function ownBattery(): Promise<Battery | null> {
  const { getBattery } = navigator as { readonly getBattery?: () => Promise<Battery> };
  // A page that is embedded may be refused.
  return getBattery === undefined ? null : getBattery.call(navigator).catch(() => null);
}
