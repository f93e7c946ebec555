import type { FrontRow, JoinedColumn, Row } from '@convscape/core';

/** Rows that may stand on one front together: one sweep, device, slot, engine, number of threads and cache mode, where these are not joined. */
export interface FrontGroup {
  readonly title: string;
  /** Names the front, for what is told of it elsewhere. */
  readonly key: string;
  readonly rows: readonly Row[];
}

/** Splits rows into the groups that have a front each, in the order in which they first appear. */
export function groupForFronts(
  rows: readonly Row[],
  across: readonly JoinedColumn[] = [],
): readonly FrontGroup[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = frontKey(row, across);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const devices = new Set(rows.map((row) => row.device));
  return [...groups].map(([key, group]) => ({
    title: titleOf(group[0] as Row, devices.size > 1, across),
    key,
    rows: group,
  }));
}

/** What a row's front, and what is told of that front as a whole, have in common. */
export function frontKey(
  { sweep, device, slot, engine, threads, cache }: Row | FrontRow,
  across: readonly JoinedColumn[] = [],
): string {
  const apart = {
    engine: across.includes('engine') ? '' : engine,
    threads: across.includes('threads') ? '' : threads,
  };
  return [sweep, device, slot, apart.engine, apart.threads, cache].join('\n');
}

function titleOf(row: Row, severalDevices: boolean, across: readonly JoinedColumn[]): string {
  const parts = [row.slot, across.includes('engine') ? 'all engines' : row.engine];
  if (across.includes('threads')) parts.push('any threads');
  else if (row.threads > 1) parts.push(`${row.threads} threads`);
  if (row.cache !== 'hot') parts.push(row.cache);
  if (severalDevices) parts.push(`device ${row.device.slice(0, 8)}`);
  return `${parts.join(', ')}  (${row.sweep})`;
}
