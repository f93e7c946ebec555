import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { explore } from './explore.js';
import { otherNodes } from './means.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, writeConfig } from './tiny-sweep.js';

const versionOf = (node: string) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
const nodes = [process.execPath, ...otherNodes()].map((node) => [versionOf(node), node] as const);

const majorOf = (version: string) => Number.parseInt(version.slice(1), 10);
const joining = nodes.filter(([version]) => majorOf(version) >= 24);

const blocks = PAIR_SWEEP.blocks.filter(({ kind }) => kind === 'standard');

describe('a sweep over wasm and wasm-256', () => {
  it.each(nodes)(
    'measures each in its own name on %s, or says why wasm-256 is not to be had and goes on',
    async (version, node) => {
      const cwd = sandbox();
      const config = writeConfig(cwd, { ...PAIR_SWEEP, blocks, engines: ['wasm', 'wasm-256'] });
      const args = ['sweep', '--config', config, '--db', 'a.sqlite', '--report', 'a.html'];
      const ended = await explore(args, { cwd, node });
      expect(ended, ended.stderr).toMatchObject({ code: 0 });
      const rows = await query(
        join(cwd, 'a.sqlite'),
        `SELECT c.engine, m.state, m.reason, m.kernels FROM measurement m JOIN candidate c ON c.candidate = m.candidate`,
      );
      const of = (engine: string) => rows.filter((row) => row.engine === engine);
      expect(of('wasm')).toHaveLength(blocks.length);
      expect(of('wasm-256')).toHaveLength(blocks.length);
      for (const { state, kernels } of of('wasm')) {
        expect(['measured', 'noisy', 'screened']).toContain(state);
        expect(kernels).not.toContain('6x16');
      }
      const isUnsupported = of('wasm-256').every(({ state }) => state === 'unsupported');
      if (majorOf(version) < 24) expect(isUnsupported).toBe(true);
      for (const { state, reason } of of('wasm-256')) {
        if (isUnsupported) expect(reason).toContain('--experimental-wasm-revectorize');
        else expect(['measured', 'noisy', 'screened']).toContain(state);
      }
    },
    A_SWEEP_MS,
  );
});

describe.skipIf(joining.length === 0)('the kernels, joined into 256 bits and compiled for good', () => {
  it.each(joining)(
    'give the right answers on %s',
    (_version, node) => {
      const root = fileURLToPath(new URL('..', import.meta.url));
      const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
      // Without its quick compiler V8 joins operations from the first call on; flags hold for threads, not for processes beside.
      const flags = ['--experimental-wasm-revectorize', '--no-liftoff'];
      const args = [...flags, vitest, 'run', '--pool=threads', 'packages/core/src/kernels/wasm'];
      const ended = spawnSync(node, args, {
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
