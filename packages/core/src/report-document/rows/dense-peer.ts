import type { Row } from '../../record/row.js';
import { isTimed, type TimedRow } from './latency-bounds.js';

/** What a block and its dense peer must share. */
const SHARED = [
  'sweep',
  'device',
  'run',
  'cache',
  'slot',
  'engine',
  'threads',
  'chain',
  'kernel_height',
  'kernel_width',
] as const satisfies readonly (keyof Row)[];

/** What they share where the sweep has a choice of peers, the weightiest first. */
const PREFERRED = [
  'dilation',
  'squeeze_excite',
  'activation',
  'bias',
  'algorithm',
] as const satisfies readonly (keyof Row)[];

/**
 * For each timed block, the timed `standard` block of the same kernel, slot, engine, threads, device, run and cache mode that savings are told
 * against: of several, the one most alike in its other options. Null where the rows have none.
 */
export function densePeers(rows: readonly Row[]): (row: Row) => TimedRow | null {
  const standard = new Map<string, TimedRow[]>();
  for (const row of rows) {
    if (row.kind !== 'standard' || !isTimed(row)) continue;
    const peers = standard.get(sharedKey(row)) ?? [];
    peers.push(row);
    standard.set(sharedKey(row), peers);
  }
  // Rows that are alike in all of this have one peer: a crowded slot has many rows and few such kinds.
  const found = new Map<string, TimedRow | null>();
  return (row) => {
    if (row.kernel_height === null) return null;
    const shared = sharedKey(row);
    const kind = `${shared} ${JSON.stringify(PREFERRED.map((column) => row[column]))}`;
    const known = found.get(kind);
    if (known !== undefined) return known;
    const peer = (standard.get(shared) ?? []).reduce<TimedRow | null>(
      (best, one) => (best === null || likeness(one, row) > likeness(best, row) ? one : best),
      null,
    );
    found.set(kind, peer);
    return peer;
  };
}

function sharedKey(row: Row): string {
  return JSON.stringify(SHARED.map((column) => row[column]));
}

/** Each preferred column outweighs all behind it. */
function likeness(peer: Row, row: Row): number {
  return PREFERRED.reduce((sum, column) => 2 * sum + (peer[column] === row[column] ? 1 : 0), 0);
}
