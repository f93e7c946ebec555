// Forked with --expose-gc: opens and closes Node's pool as often as the first argument says, and tells the heap before and after in bytes.
import { openPool } from '@convscape/pool';

const cycles = Number(process.argv[2]);

async function turnOver(count) {
  for (let cycle = 0; cycle < count; cycle++) {
    const pool = await openPool({ workers: 1, processes: 1 });
    if (cycle % 10 === 0) await pool.describeEngine('wasm');
    await pool.close();
  }
}

async function heapBytes() {
  for (let round = 0; round < 4; round++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return process.memoryUsage().heapUsed;
}

// The first cycles compile the code.
await turnOver(Math.max(5, cycles / 4));
const before = await heapBytes();
await turnOver(cycles);
process.send({ before, after: await heapBytes(), handles: process.getActiveResourcesInfo() });
process.disconnect();
