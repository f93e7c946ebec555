import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explore } from './explore.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, writeConfig } from './tiny-sweep.js';

it(
  'calibrates anew on demand, in a run that measures only what is calibrated, and remembers what it found',
  async () => {
    const cwd = sandbox();
    const blocks = PAIR_SWEEP.blocks.filter(({ kind }) => kind === 'standard');
    const config = writeConfig(cwd, { ...PAIR_SWEEP, blocks, engines: ['wasm', 'reference'] });
    const args = ['sweep', '--config', config, '--db', 'a.sqlite', '--report', 'a.html'];
    const env = { XDG_CACHE_HOME: join(cwd, 'cache') };
    for (const more of [[], ['--recalibrate'], []]) {
      const ended = await explore([...args, ...more], { cwd, env });
      expect(ended, ended.stderr).toMatchObject({ code: 0 });
    }
    const ask = (sql: string) => query(join(cwd, 'a.sqlite'), sql);
    // The third call goes on with the second run, which has everything.
    const runs = await ask('SELECT run, calibrations FROM run ORDER BY started_at');
    expect(runs).toHaveLength(2);
    expect(JSON.parse(String(runs[1]!.calibrations))).toHaveProperty('wasm.limitGflops');
    const doctor = await explore(['doctor', '--quick', '--json'], { cwd, env });
    const [remembered] = JSON.parse(doctor.stdout).calibrations;
    expect(remembered.calibration).toEqual(JSON.parse(String(runs[1]!.calibrations)).wasm);
    const visits = await ask(
      'SELECT v.run, c.engine, v.started_at FROM visit v JOIN candidate c ON c.candidate = v.candidate',
    );
    const times = (run: unknown, engine: string) =>
      visits.filter((visit) => visit.run === run && visit.engine === engine).map((visit) => visit.started_at);
    const [before, after] = runs.map(({ run }) => ({
      wasm: times(run, 'wasm'),
      reference: times(run, 'reference'),
    }));
    expect(after!.wasm.length).toBeGreaterThan(0);
    expect(after!.wasm.filter((time) => before!.wasm.includes(time))).toEqual([]);
    expect(after!.reference.filter((time) => before!.reference.includes(time)).length).toBeGreaterThan(0);
  },
  A_SWEEP_MS * 2,
);
