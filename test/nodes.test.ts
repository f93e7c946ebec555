import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { explore } from './explore.js';
import { otherNodes } from './means.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, writeConfig } from './tiny-sweep.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const nodes = otherNodes().map((node) => [
  execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
  node,
]);

describe.skipIf(nodes.length === 0)('other versions of Node', () => {
  let keysHere: readonly string[];

  const sweptKeys = async (node: string): Promise<readonly string[]> => {
    const cwd = sandbox();
    const config = writeConfig(cwd, PAIR_SWEEP);
    const ended = await explore(['sweep', '--config', config, '--db', 'a.sqlite', '--report', 'a.html'], {
      cwd,
      node,
    });
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    const rows = await query(
      join(cwd, 'a.sqlite'),
      "SELECT candidate FROM measurement WHERE state IN ('measured', 'noisy', 'screened') ORDER BY candidate",
    );
    return rows.map(({ candidate }) => String(candidate));
  };

  it.each(nodes)(
    'sweep the same candidates to the end, as %s does',
    async (_version, node) => {
      keysHere ??= await sweptKeys(process.execPath);
      expect(keysHere).toHaveLength(PAIR_SWEEP.blocks.length);
      expect(await sweptKeys(node!)).toEqual(keysHere);
    },
    A_SWEEP_MS,
  );

  it.each(nodes)(
    'pass the tests of the store, both drivers, and of the kernels on %s',
    (_version, node) => {
      const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
      const ended = spawnSync(node!, [vitest, 'run', 'packages/store', 'packages/core/src/kernels'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      });
      expect(ended.status, `${ended.stdout}\n${ended.stderr}`).toBe(0);
      expect(ended.stdout).toMatch(/Tests {2}\d+ passed \(\d+\)/);
    },
    A_SWEEP_MS,
  );
});
