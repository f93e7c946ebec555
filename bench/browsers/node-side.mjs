// Forked by main.mjs with the Node that is to be measured: takes turns in a pool of its own, one worker in one process.
import { openPool } from '@convscape/pool';

const pool = await openPool({ workers: 1, processes: 1 });

process.on('message', async ({ ask, value }) => {
  try {
    const answer = ask === 'calibrate' ? await pool.calibrate(value) : await pool.confirm(value, 0);
    process.send({ answer });
  } catch (error) {
    process.send({ error: error.message });
  }
});
process.on('disconnect', () => pool.close());
process.send({ ready: true });
