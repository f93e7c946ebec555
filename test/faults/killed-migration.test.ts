import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { change, query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { itSurvives, tries } from './fault.js';
import { anyBelow } from './fault-sweep.js';

const MIGRATING = fileURLToPath(new URL('./migrating.mjs', import.meta.url));
const FIXTURES = ['version-1', 'version-2'].map((name) =>
  fileURLToPath(new URL(`../../packages/store/src/fixtures/${name}.sqlite`, import.meta.url)),
);
/** So many that a migration takes a good while. */
const VISITS = tries(40_000, 10_000);

/** A fixture with its first visit many times over. */
async function enlarged(fixture: string, file: string): Promise<void> {
  copyFileSync(fixture, file);
  const columns = (await query(file, 'PRAGMA table_info(visit)')).map(({ name }) => String(name));
  const own: { readonly [column: string]: string } = { visit_number: 'NULL', visit: "'copy-' || n" };
  await change(
    file,
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${VISITS})
     INSERT INTO visit (${columns.join()})
     SELECT ${columns.map((column) => own[column] ?? column).join()} FROM visit, numbers WHERE visit = 'v0'`,
  );
}

type Mark = 'opening' | 'begun' | 'committed';

/** Brings a database up to date in a process of its own; that is killed some milliseconds after it said so, or not at all. */
async function migrate(file: string, kill?: { readonly after: Mark; readonly ms: number }) {
  const child = spawn(process.execPath, [MIGRATING, file]);
  const at = new Map<string, number>();
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (said: string) => {
    for (const mark of said.trim().split('\n')) {
      if (!at.has(mark)) at.set(mark, performance.now());
      if (kill?.after === mark) setTimeout(() => child.kill('SIGKILL'), kill.ms);
    }
  });
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const [code] = await once(child, 'close');
  if (code !== null) expect(code, complaints).toBe(0);
  return {
    /** Killed while the transaction was open. */
    isInside: code === null && at.has('begun') && !at.has('committed'),
    transactionMs: (at.get('committed') ?? 0) - (at.get('begun') ?? 0),
  };
}

/** All that tells one state of a database from another: its version, every table's text, and what is in the visits. */
async function stateOf(file: string) {
  // SQLite recovers what a killed process left, which would change what the next one finds.
  const copy = `${file}.judged`;
  for (const suffix of ['', '-wal', '-journal']) {
    rmSync(copy + suffix, { force: true });
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
  }
  await change(copy, 'SELECT count(*) FROM visit');
  const ask = (sql: string) => query(copy, sql);
  expect(await ask('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  return {
    version: await ask('PRAGMA user_version'),
    schema: await ask('SELECT name, sql FROM sqlite_schema ORDER BY name'),
    rows: await ask(`SELECT count(*) AS visits, sum(visit_number) AS numbers,
        sum(length(visit || run || candidate || phase || started_at || state || coalesce(batches_ns, ''))) AS letters,
        (SELECT count(*) FROM measurement) AS measurements, (SELECT count(*) FROM event) AS events
      FROM visit`),
  };
}

describe('a migration', () => {
  itSurvives('10. kill -9 during a migration', async () => {
    const scenes = [];
    for (const fixture of FIXTURES) {
      const old = join(sandbox(), 'old');
      await enlarged(fixture, old);
      const migrated = join(sandbox(), 'new');
      copyFileSync(old, migrated);
      const { transactionMs } = await migrate(migrated);
      const [before, after] = [await stateOf(old), await stateOf(migrated)];
      expect(after.version).not.toEqual(before.version);
      expect(after.rows).toEqual(before.rows);
      scenes.push({ old, before, after, transactionMs });
    }
    const kills = tries(30, 2);
    let inside = 0;
    for (let kill = 0; kill < kills; kill++) {
      const { old, before, after, transactionMs } = scenes[kill % scenes.length]!;
      const file = join(sandbox(), 'database');
      copyFileSync(old, file);
      // Most in its transaction, as far as one can aim; every sixth while it looks at the file and copies it.
      const { isInside } = await migrate(
        file,
        kill % 6 === 5
          ? { after: 'opening', ms: anyBelow(300) }
          : { after: 'begun', ms: Math.random() * transactionMs },
      );
      if (isInside) inside++;
      const found = await stateOf(file);
      expect([before, after]).toContainEqual(found);
      // And the same command goes on.
      await migrate(file);
      expect(await stateOf(file)).toEqual(after);
    }
    console.log(`${inside} of ${kills} migrations were killed in their transaction`);
    expect(inside).toBeGreaterThanOrEqual(Math.floor(kills / 3));
    return { tries: kills, lost: 0 };
  });
});
