// Writes visits into a database until it is killed. Of every commit that was acknowledged it says which visits it held, and how long
// the write-ahead log was after it.
import { statSync } from 'node:fs';
import { openStore } from '@convscape/store';

const [file, prefix, templateJson] = process.argv.slice(2);
const template = JSON.parse(templateJson);
const store = await openStore(file, { mode: 'write' });
for (let number = 0; ; number++) {
  const visits = [0, 1, 2].map((part) => ({ ...template, visit: `${prefix}-${number}-${part}` }));
  await store.putVisits(visits);
  const logBytes = statSync(`${file}-wal`).size;
  process.stdout.write(`${JSON.stringify({ visits: visits.map(({ visit }) => visit), logBytes })}\n`);
}
