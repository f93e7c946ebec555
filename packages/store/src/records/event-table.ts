import type { EventRecord } from '@convscape/core';
import type { Transaction } from '../database.js';

export function putEvent(transaction: Transaction, { run, at, kind, message }: EventRecord): Promise<void> {
  return transaction.run('INSERT INTO event (run, at, kind, message) VALUES (?, ?, ?, ?)', [
    run,
    at,
    kind,
    message,
  ]);
}
