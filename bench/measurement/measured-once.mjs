import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { rowsOf } from '@convscape/core';
import { openStore } from '@convscape/store';

/**
 * The sweep of this label as stored, with what was noted of it (`wallMs` and the like). `measure(database)` measures it and tells the notes, unless the
 * folder has it already, from the same config.
 */
export async function measuredOnce(bench, label, config, measure) {
  const database = join(bench.folder, `${label}.sqlite`);
  const notesFile = join(bench.folder, `${label}.notes.json`);
  const known = existsSync(notesFile) ? JSON.parse(readFileSync(notesFile, 'utf8')) : null;
  if (known !== null && existsSync(database) && isDeepStrictEqual(known.config, config))
    return { ...(await readDatabase(database, config.name)), ...known.notes };
  for (const end of ['', '-wal', '-shm', '.html']) rmSync(`${database}${end}`, { force: true });
  bench.say(`measuring ${label}`);
  const notes = await measure(database);
  writeFileSync(notesFile, `${JSON.stringify({ config, notes }, null, 2)}\n`);
  bench.say(`${label} took ${(notes.wallMs / 1000).toFixed(0)} s`);
  return { ...(await readDatabase(database, config.name)), ...notes };
}

async function readDatabase(database, name) {
  const store = await openStore(database, { mode: 'read' });
  try {
    const stored = await store.readSweep(name);
    const [run] = stored.runs;
    return { stored, run, rows: rowsOf(stored), visits: await store.readVisits(run.run) };
  } finally {
    await store.close();
  }
}
