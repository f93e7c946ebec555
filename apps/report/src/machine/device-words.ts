import type { DeviceFingerprint } from '@convscape/core';

/** `Intel Xeon Platinum 8481C, 8 cores, node 20.20.2`; a browser is not told of the processor: `chromium 156 on android, 8 cores`. */
export function deviceWords(fingerprint: DeviceFingerprint): string {
  const cores = fingerprint.quotaCores === 'unknown' ? fingerprint.logicalCores : fingerprint.quotaCores;
  const coresWords = `${cores} ${cores === 1 ? 'core' : 'cores'}`;
  return fingerprint.cpuModel === 'unknown'
    ? `${deviceName(fingerprint)}, ${coresWords}`
    : `${fingerprint.cpuModel}, ${coresWords}, ${fingerprint.runtime}`;
}

/** A device in the fewest words: its processor, and where nobody tells it, what runs on it. */
export function deviceName({ cpuModel, runtime, operatingSystem }: DeviceFingerprint): string {
  return cpuModel === 'unknown' ? `${runtime} on ${operatingSystem}` : cpuModel;
}
