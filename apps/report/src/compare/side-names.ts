import type { DeviceRecord, RunRecord } from '@convscape/core';
import { deviceLabel } from '../machine/device-label.js';
import { deviceName } from '../machine/device-words.js';

/** What each run is called beside the others: by its device, its sweep, its time or its key, as far as it takes to tell it apart. */
export function sideNames(runs: readonly RunRecord[], devices: readonly DeviceRecord[]): readonly string[] {
  const deviceName = shortDeviceNames(devices);
  const parts: readonly ((run: RunRecord) => string)[] = [
    ({ device }) => deviceName.get(device) ?? device,
    ({ sweep }) => sweep,
    ({ startedAt }) => minuteWords(startedAt),
    ({ run }) => run,
  ];
  let names: readonly string[] = runs.map(() => '');
  for (const part of parts) {
    const said = runs.map(part);
    // What all have in common tells nothing.
    if (new Set(said).size === 1) continue;
    const before = names;
    const isTold = (name: string) => before.indexOf(name) === before.lastIndexOf(name);
    names = before.map((name, index) => {
      if (name === '') return said[index]!;
      return isTold(name) ? name : `${name}, ${said[index]}`;
    });
  }
  return names;
}

/** The model of the processor where it is enough. */
function shortDeviceNames(devices: readonly DeviceRecord[]): ReadonlyMap<string, string> {
  const models = devices.map(({ fingerprint }) => deviceName(fingerprint));
  return new Map(
    devices.map(({ device, fingerprint }) => {
      const name = deviceName(fingerprint);
      const isOnlyOne = models.indexOf(name) === models.lastIndexOf(name);
      return [device, isOnlyOne ? name : deviceLabel(devices, device)];
    }),
  );
}

/** `24 Nov 2026, 09:12`, in UTC as it is stored. */
function minuteWords(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(date);
}
