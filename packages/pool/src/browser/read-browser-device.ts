import { type DeviceRecord, wasmFeatures } from '@convscape/core';
import { deviceRecord } from '../device-record.js';
import { browserNames } from './browser-names.js';

/**
 * What this browser is to a measurement. Pages are told little of the machine below; the rest is `unknown`, and two phones of one model
 * and browser are one device.
 */
export function readBrowserDevice(): DeviceRecord {
  const { userAgent, platform, hardwareConcurrency } = navigator;
  return deviceRecord({
    cpuModel: 'unknown',
    cpuFlags: [],
    physicalCores: 'unknown',
    logicalCores: hardwareConcurrency,
    quotaCores: 'unknown',
    cacheBytes: {},
    hypervisor: 'unknown',
    governor: 'unknown',
    turbo: 'unknown',
    ...browserNames(userAgent, platform),
    v8Version: 'unknown',
    v8Flags: [],
    webAssemblyFeatures: wasmFeatures(),
    crossOriginIsolated: globalThis.crossOriginIsolated,
  });
}
