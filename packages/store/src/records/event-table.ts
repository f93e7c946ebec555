import type { EventRecord } from '@convscape/core';
import type { Transaction } from '../database.js';
import { text } from '../row-value.js';

const READ = `
  SELECT event.*, event_number AS page_key FROM event
  WHERE run = ? AND event_number > ? ORDER BY event_number LIMIT ?`;

export function putEvent(transaction: Transaction, { run, at, kind, message }: EventRecord): Promise<void> {
  return transaction.run('INSERT INTO event (run, at, kind, message) VALUES (?, ?, ?, ?)', [
    run,
    at,
    kind,
    message,
  ]);
}

/** In the order in which they were put. */
export async function readEvents(transaction: Transaction, run: string): Promise<readonly EventRecord[]> {
  const events: EventRecord[] = [];
  await transaction.pages(READ, [run], 0, (row) =>
    events.push({
      run: text(row, 'run'),
      at: text(row, 'at'),
      kind: text(row, 'kind'),
      message: text(row, 'message'),
    }),
  );
  return events;
}
