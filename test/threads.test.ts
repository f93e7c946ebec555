import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explore } from './explore.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, writeConfig } from './tiny-sweep.js';

it(
  'a sweep over threads measures every block with each number of them, and says where there are too many',
  async () => {
    const cwd = sandbox();
    const config = writeConfig(cwd, { ...PAIR_SWEEP, threads: [1, 2, 1024] });
    const ended = await explore(['sweep', '--config', config, '--db', 'a.sqlite'], { cwd });
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    const rows = await query(
      join(cwd, 'a.sqlite'),
      'SELECT c.threads, m.state, m.reason FROM measurement m JOIN candidate c ON c.candidate = m.candidate',
    );
    const statesOf = (threads: number) =>
      rows.filter((row) => row.threads === threads).map(({ state }) => state);
    const timed = expect.stringMatching(/^(measured|noisy|screened)$/);
    const blocks = PAIR_SWEEP.blocks.map(() => timed);
    expect(statesOf(1)).toEqual(blocks);
    expect(statesOf(2)).toEqual(availableParallelism() < 2 ? blocks.map(() => 'unsupported') : blocks);
    expect(statesOf(1024)).toEqual(blocks.map(() => 'unsupported'));
    expect(rows.find((row) => row.threads === 1024)?.reason).toMatch(
      /^1024 threads, and no more than \d+ here: this process/,
    );
  },
  A_SWEEP_MS,
);
