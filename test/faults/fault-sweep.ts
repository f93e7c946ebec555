import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { query } from '../query.js';
import { TINY_SWEEP } from '../tiny-sweep.js';

/** Ten candidates, each measured in a fraction of a second: long enough to be disturbed at many points. */
export const FAULT_SWEEP = {
  ...TINY_SWEEP,
  name: 'faults',
  slots: {
    ...TINY_SWEEP.slots,
    input: [
      [8, 8],
      [4, 4],
    ],
  },
  blocks: [{ kind: 'pointwise' }, ...TINY_SWEEP.blocks],
};

export const FAULT_CANDIDATES = 10;

export const SWEEP = ['sweep', '--config', 'sweep.json'] as const;

/** A visit, by what tells it from others. */
export interface StoredVisit {
  readonly visit: string;
  readonly turn: string;
}

const VISITS = `SELECT visit, run || ' ' || candidate || ' ' || phase || ' ' || round || ' ' || process || ' ' || duplicate AS turn
  FROM visit WHERE state <> 'discarded' ORDER BY visit_number`;

/** The committed visits of a sweep's folder in the order of their commits; none where there is no database yet. */
export async function storedVisits(folder: string): Promise<readonly StoredVisit[]> {
  const file = join(folder, 'convscape.sqlite');
  if (!existsSync(file)) return [];
  try {
    const rows = await query(file, VISITS);
    return rows.map(({ visit, turn }) => ({ visit: String(visit), turn: String(turn) }));
  } catch (error) {
    // It was only just being created; nothing can have been acknowledged.
    if (/no such table|unable to open|readonly/.test(String(error))) return [];
    throw error;
  }
}

/** What SQLite itself finds wrong with a folder's database; empty where it is sound. */
export async function damageOf(folder: string): Promise<readonly unknown[]> {
  const rows = await query(join(folder, 'convscape.sqlite'), 'PRAGMA integrity_check');
  return rows.map((row) => row.integrity_check).filter((said) => said !== 'ok');
}

/** Visits of `before` that are not in `after`, and turns that are there twice. */
export function lostOrDoubled(before: readonly StoredVisit[], after: readonly StoredVisit[]): number {
  const ids = new Set(after.map(({ visit }) => visit));
  const turns = new Set(after.map(({ turn }) => turn));
  return before.filter(({ visit }) => !ids.has(visit)).length + (after.length - turns.size);
}

/** Keys of the candidates that have a result; once each, also where the anchors of a busy machine had everything measured anew. */
export async function concluded(folder: string): Promise<readonly string[]> {
  const rows = await query(
    join(folder, 'convscape.sqlite'),
    'SELECT DISTINCT candidate FROM measurement ORDER BY candidate',
  );
  return rows.map(({ candidate }) => String(candidate));
}

/** A whole number from 0 up to, not including, the bound. A seed printed by a failure is not needed: the promise holds for any moment. */
export const anyBelow = (bound: number): number => randomBytes(4).readUInt32BE() % bound;

/** Fails with the whole message of a command that did not end well. */
export function expectOk(ended: { readonly code: number | null; readonly stderr: string }): void {
  expect(ended.code, ended.stderr).toBe(0);
}
