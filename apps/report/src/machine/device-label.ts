import type { DeviceRecord } from '@convscape/core';
import { deviceWords } from './device-words.js';

/** Digits of a device's key that tell it from another that reads alike. */
const KEY_DIGITS = 6;

/**
 * One of a report's devices in words. Two may read alike and be two all the same, by their governor or by what a page may do there: these carry
 * the first digits of their key.
 */
export function deviceLabel(devices: readonly DeviceRecord[], device: string): string {
  const record = devices.find((one) => one.device === device);
  if (record === undefined) return device;
  const label = deviceWords(record.fingerprint);
  const isAlone = devices.every((one) => one.device === device || deviceWords(one.fingerprint) !== label);
  return isAlone ? label : `${label} (${device.slice(0, KEY_DIGITS)})`;
}
