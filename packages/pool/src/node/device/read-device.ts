import type { DeviceRecord } from '@convscape/core';
import { deviceRecord } from '../../device-record.js';
import { MeasuringHost, START_LIMIT_MS } from '../measuring-host.js';
import { describeMachine, readSystemView } from './machine.js';
import { readSystemText } from './read-text.js';

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
