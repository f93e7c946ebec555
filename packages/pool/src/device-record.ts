import { canonicalJson, type DeviceFingerprint, type DeviceRecord, sha256Hex } from '@convscape/core';

const HASH_DIGITS = 16;

/** A device is named by the first 16 hex digits of the SHA-256 of its fingerprint's canonical JSON. */
export function deviceRecord(fingerprint: DeviceFingerprint): DeviceRecord {
  return { device: sha256Hex(canonicalJson(fingerprint)).slice(0, HASH_DIGITS), fingerprint };
}
