import type { Row } from '@convscape/core';

/** Rows that may stand on one front together: one sweep, device, slot, engine, number of threads and cache mode. */
export interface FrontGroup {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Splits rows into the groups that have a front each, in the order in which they first appear. */
export function groupForFronts(rows: readonly Row[]): readonly FrontGroup[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = [row.sweep, row.device, row.slot, row.engine, row.threads, row.cache].join('\n');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const devices = new Set(rows.map((row) => row.device));
  return [...groups.values()].map((group) => ({
    title: titleOf(group[0] as Row, devices.size > 1),
    rows: group,
  }));
}

function titleOf(row: Row, severalDevices: boolean): string {
  const parts = [row.slot, row.engine];
  if (row.threads > 1) parts.push(`${row.threads} threads`);
  if (row.cache !== 'hot') parts.push(row.cache);
  if (severalDevices) parts.push(`device ${row.device.slice(0, 8)}`);
  return `${parts.join(', ')}  (${row.sweep})`;
}
