import type { DeviceRecord } from '@convscape/core';
import type { Transaction } from '../database.js';
import { json, text } from '../row-value.js';

/** A device is the hash of its fingerprint: what is stored under it already is the same. */
export function putDevice(transaction: Transaction, { device, fingerprint }: DeviceRecord): Promise<void> {
  return transaction.run('INSERT INTO device (device, fingerprint) VALUES (?, ?) ON CONFLICT DO NOTHING', [
    device,
    JSON.stringify(fingerprint),
  ]);
}

/** The devices that a sweep has run on. */
export async function readDevices(transaction: Transaction, sweep: string): Promise<readonly DeviceRecord[]> {
  const rows = await transaction.all(
    `SELECT device, fingerprint FROM device
     WHERE device IN (SELECT device FROM run WHERE sweep = ?) ORDER BY device`,
    [sweep],
  );
  return rows.map((row) => ({ device: text(row, 'device'), fingerprint: json(row, 'fingerprint') }));
}
