import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explore } from './explore.js';
import { otherNodes } from './means.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, writeConfig } from './tiny-sweep.js';

const versionOf = (node: string) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
const nodes = [process.execPath, ...otherNodes()].map((node) => [versionOf(node), node] as const);

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
      const major = Number.parseInt(version.slice(1), 10);
      if (major < 24) expect(isUnsupported).toBe(true);
      for (const { state, reason } of of('wasm-256')) {
        if (isUnsupported) expect(reason).toContain('--experimental-wasm-revectorize');
        else expect(['measured', 'noisy', 'screened']).toContain(state);
      }
    },
    A_SWEEP_MS,
  );
});
