import type { SystemReader } from './system-reader.js';

/** What the machine draws its power from. `no-battery`: it has none. */
export type PowerSource = 'mains' | 'battery' | 'no-battery' | 'unknown';

const SUPPLIES = '/sys/class/power_supply';

/** Linux lists supplies: batteries of the machine itself (not those of a mouse, whose scope is `Device`) that discharge, or not. */
export function linuxPowerSource({ list, readText }: SystemReader): PowerSource {
  const batteries = list(SUPPLIES).flatMap((name) => {
    const read = (file: string) => readText(`${SUPPLIES}/${name}/${file}`);
    return read('type') === 'Battery' && read('scope') !== 'Device' ? [read('status')] : [];
  });
  if (batteries.length === 0) return 'no-battery';
  if (batteries.includes('Discharging')) return 'battery';
  return batteries.every((status) => status === null || status === 'Unknown') ? 'unknown' : 'mains';
}

/** `Now drawing from 'AC Power'`, and a line for each battery. */
export function macPowerSource({ ask }: SystemReader): PowerSource {
  const text = ask('pmset', ['-g', 'batt']);
  if (text === null) return 'unknown';
  if (text.includes("'Battery Power'")) return 'battery';
  return text.includes('InternalBattery') ? 'mains' : 'no-battery';
}
