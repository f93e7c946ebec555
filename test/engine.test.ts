import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explore } from './explore.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, TINY_SWEEP, writeConfig } from './tiny-sweep.js';

const CORE = new URL('../packages/core/dist/index.js', import.meta.url).href;

/** Throws for 2 groups, cannot run 4, ends its process for 8, and is wrong for the rest but a standard block. */
const SHAKY_ENGINE = `
import { builtInEngines, UnsupportedWorkError } from ${JSON.stringify(CORE)};
const { reference } = builtInEngines;
export default {
  name: 'shaky',
  describe: async () => ({ name: 'shaky', version: '1', features: [] }),
  async prepare(work, signal) {
    const [{ layer }] = work.layers.layers;
    if (layer.groups === 2) throw new Error('planted failure');
    if (layer.groups === 4) throw new UnsupportedWorkError('no groups of four here');
    const runnable = await reference.prepare(work, signal);
    if (layer.groups === 8) process.kill(process.pid, 'SIGKILL');
    if (layer.groups === 1) return runnable;
    return { ...runnable, run: runnable.run.bind(runnable), setInput: runnable.setInput.bind(runnable), dispose() {},
      output: () => runnable.output().map((value) => value + 1) };
  },
};
`;

describe('an engine given by its path', { timeout: A_SWEEP_MS }, () => {
  it('is used; what fails in it is kept with its reason, and the sweep goes on', async () => {
    const cwd = sandbox();
    writeFileSync(join(cwd, 'shaky.js'), SHAKY_ENGINE);
    const [standard, grouped, separable] = TINY_SWEEP.blocks;
    writeConfig(cwd, { ...TINY_SWEEP, blocks: [standard, { ...grouped, groups: [2, 4, 8] }, separable] });
    const { code, stdout, stderr } = await explore(
      ['sweep', '--config', 'sweep.json', '--engine', './shaky.js', '--strict', '--json'],
      { cwd },
    );
    expect(code).toBe(7);
    expect(JSON.parse(stdout).candidates).toMatchObject({ failed: 3, unsupported: 1 });
    expect(stderr).not.toMatch(/^\s+at /m);
    const stored = await query(
      join(cwd, 'convscape.sqlite'),
      `SELECT kind, groups, measurement.state, measurement.reason, latency_ns FROM measurement JOIN candidate USING (candidate)
       WHERE latency_ns IS NULL ORDER BY kind DESC, groups`,
    );
    expect(stored).toMatchObject([
      { kind: 'grouped', groups: 2, state: 'failed', reason: expect.stringContaining('planted failure') },
      {
        kind: 'grouped',
        groups: 4,
        state: 'unsupported',
        reason: expect.stringContaining('no groups of four'),
      },
      { kind: 'grouped', groups: 8, state: 'failed', reason: expect.stringContaining('SIGKILL') },
      {
        kind: 'depthwise-separable',
        state: 'failed',
        reason: expect.stringMatching(/error|wrong|reference/),
      },
    ]);
    expect(existsSync(join(cwd, 'convscape.html'))).toBe(true);
  });

  it('that fails for every candidate ends the sweep with 0, and with the last word that nothing was measured', async () => {
    const cwd = sandbox();
    writeFileSync(join(cwd, 'shaky.js'), SHAKY_ENGINE);
    writeConfig(cwd, { ...TINY_SWEEP, blocks: [{ kind: 'grouped', groups: [2, 4] }] });
    const sweep = ['sweep', '--config', 'sweep.json', '--engine', './shaky.js'];
    const { code, stdout, stderr } = await explore(sweep, { cwd });
    expect(code, stderr).toBe(0);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      /^warning: NOTHING WAS MEASURED: no candidate has a latency \(1 failed, 1 unsupported\)/,
    );
    expect(stdout).not.toContain('verdict');
    const again = await explore([...sweep, '--json', '--strict'], { cwd });
    expect(again).toMatchObject({ code: 7, stderr: expect.stringContaining('NOTHING WAS MEASURED') });
    expect(JSON.parse(again.stdout).front).toEqual({
      certain: 0,
      contested: 0,
      contested_share: null,
      verdict: 'none',
    });
  });

  it.each([
    ['is not there', './none.js', undefined],
    ['is no engine', './no-engine.js', 'export default 42;'],
    ['does not load', './broken.js', 'throw new Error("broken on purpose");'],
    ['has a name nobody knows', 'nothing-of-this-name', undefined],
  ])(
    'that %s ends a sweep, and its plan, with exit 3 before anything is written',
    async (_title, engine, text) => {
      const cwd = sandbox();
      writeConfig(cwd, TINY_SWEEP);
      if (text !== undefined) writeFileSync(join(cwd, engine), text);
      for (const command of ['sweep', 'plan']) {
        const asked = [command, '--config', 'sweep.json', '--engine', engine];
        const { code, stdout, stderr } = await explore(asked, { cwd });
        expect(stderr).toContain(engine.replace('./', ''));
        expect(stderr).not.toMatch(/^\s+at /m);
        const written = existsSync(join(cwd, 'convscape.sqlite'));
        expect({ code, stdout, written }).toEqual({ code: 3, stdout: '', written: false });
      }
    },
  );
});
