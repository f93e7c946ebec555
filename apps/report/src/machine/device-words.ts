import type { DeviceFingerprint } from '@convscape/core';

/** `Intel Xeon Platinum 8481C, 8 cores, node 20.20.2` */
export function deviceWords(fingerprint: DeviceFingerprint): string {
  const cores = fingerprint.quotaCores === 'unknown' ? fingerprint.logicalCores : fingerprint.quotaCores;
  return `${fingerprint.cpuModel}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${fingerprint.runtime}`;
}
