import { canonicalJson, type DeviceFingerprint, type DeviceRecord, sha256Hex } from '@convscape/core';
import { MeasuringHost, START_LIMIT_MS } from '../measuring-host.js';
import { describeMachine, readSystemView } from './machine.js';
import { readSystemText } from './read-text.js';

const HASH_DIGITS = 16;

/** What this machine is, to a measurement. Starts a measuring process for a moment: its flags and features are the ones that count. */
export async function readDevice(): Promise<DeviceRecord> {
  const host = new MeasuringHost();
  try {
    const environment = await host.ask({ ask: 'environment' }, START_LIMIT_MS);
    const machine = describeMachine(readSystemView(), readSystemText);
    return deviceRecord({ ...machine, runtime: `node ${process.versions.node}`, ...environment });
  } finally {
    await host.close();
  }
}

/** A device is named by the first 16 hex digits of the SHA-256 of its fingerprint's canonical JSON. */
export function deviceRecord(fingerprint: DeviceFingerprint): DeviceRecord {
  return { device: sha256Hex(canonicalJson(fingerprint)).slice(0, HASH_DIGITS), fingerprint };
}
