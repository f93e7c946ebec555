import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explore } from './explore.js';
import { change, query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, TINY_SWEEP, writeConfig } from './tiny-sweep.js';

const BLOCKS = [...TINY_SWEEP.blocks, { kind: 'pointwise' }, { kind: 'depthwise', kernel: [3, 5] }];

it(
  'measures everything anew where what it measures now cannot meet what is there',
  async () => {
    const cwd = sandbox();
    const database = join(cwd, 'a.sqlite');
    const sweep = async (blocks: readonly object[]) => {
      const config = writeConfig(cwd, { ...TINY_SWEEP, blocks });
      const args = ['sweep', '--config', config, '--db', 'a.sqlite', '--report', 'a.html', '--verbose'];
      const ended = await explore(args, { cwd });
      expect(ended, ended.stderr).toMatchObject({ code: 0 });
      return ended.stderr;
    };
    await sweep(BLOCKS);
    // As if the machine had been half as fast then.
    await change(
      database,
      'UPDATE visit SET batches_ns = (SELECT json_group_array(2 * value) FROM json_each(batches_ns)) WHERE batches_ns IS NOT NULL',
    );
    const added = [...BLOCKS, { kind: 'spatially-separable', kernel: [3] }];
    expect(await sweep(added)).toMatch(
      /\d candidates timed again take [\d.]+ % less .*everything is measured anew/,
    );
    const runs = await query(
      database,
      'SELECT run.run, count(DISTINCT candidate) AS candidates FROM run JOIN visit USING (run) GROUP BY 1 ORDER BY run.started_at',
    );
    expect(runs.map(({ candidates }) => candidates)).toEqual([7, 8]);
    const events = await query(database, "SELECT message FROM event WHERE kind = 'anchors'");
    expect(events).toHaveLength(1);
  },
  A_SWEEP_MS * 2,
);
