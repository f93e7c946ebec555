import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { thisHolder } from '../apps/explore/src/sweep/lock-holder.js';
import { measuringLockFile, takeMeasuringLock } from '../apps/explore/src/sweep/measuring-lock.js';
import { explore } from './explore.js';
import { sandbox } from './sandbox.js';

const COMMANDS = [
  'sweep',
  'plan',
  'cost',
  'front',
  'compare',
  'report',
  'serve',
  'export',
  'import',
  'status',
  'show',
  'runs',
  'doctor',
  'init',
];

describe('help', () => {
  it('lists every command', async () => {
    const { code, stdout } = await explore(['--help'], { cwd: sandbox() });
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  });

  it.each(COMMANDS)('of %s says what it does, with an example', async (command) => {
    const { code, stdout, stderr } = await explore([command, '--help'], { cwd: sandbox() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: explore ${command}\\b`));
    expect(stdout).toMatch(new RegExp(`Examples:[\\s\\S]*explore ${command}`));
    expect(stdout).toContain('--json');
  });

  it('tells the version', async () => {
    const { code, stdout } = await explore(['--version'], { cwd: sandbox() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('explore init', () => {
  it('writes a config that can be planned, and never writes over one', async () => {
    const cwd = sandbox();
    expect((await explore(['init'], { cwd })).code).toBe(0);
    const written = readFileSync(join(cwd, 'sweep.json'), 'utf8');
    const plan = await explore(['plan', '--config', 'sweep.json'], { cwd });
    expect(plan).toMatchObject({ code: 0, stdout: expect.stringContaining('candidates') });

    const again = await explore(['init'], { cwd });
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') });
    expect(readFileSync(join(cwd, 'sweep.json'), 'utf8')).toBe(written);
    expect((await explore(['init', '--force'], { cwd })).code).toBe(0);
  });

  it('says where it cannot write', async () => {
    const cwd = sandbox();
    const { code, stderr } = await explore(['init', 'none/sweep.json'], { cwd });
    expect({ code, made: existsSync(join(cwd, 'none')) }).toEqual({ code: 4, made: false });
    expect(stderr).toContain('none/sweep.json');
  });
});

describe('explore doctor', () => {
  it('names every check with its verdict, as text and as JSON', async () => {
    const text = await explore(['doctor', '--quick'], { cwd: sandbox() });
    const json = await explore(['doctor', '--quick', '--json'], { cwd: sandbox() });
    const { fit, checks } = JSON.parse(json.stdout);
    for (const { name } of checks) expect(text.stdout).toContain(name);
    // Whatever runs these tests can run the wasm engine and keep a database.
    for (const name of ['WebAssembly SIMD', 'SQLite driver']) {
      expect(checks).toContainEqual(expect.objectContaining({ name, verdict: 'fit' }));
    }
    expect(json.code).toBe(fit ? 0 : 3);
  });

  it('says which kernels the machine gets, and the limit of its arithmetic', async () => {
    const text = await explore(['doctor', '--quick'], { cwd: sandbox() });
    const json = await explore(['doctor', '--quick', '--json'], { cwd: sandbox() });
    expect(text.stdout).toMatch(
      /^wasm: at most \d+(\.\d)? GFLOP\/s on one thread\n {2}depthwise +f32-dwconv/m,
    );
    expect(JSON.parse(json.stdout).calibrations).toMatchObject([
      { engine: 'wasm', state: 'calibrated', calibration: { window: expect.stringContaining('f32-conv') } },
      { engine: 'wasm-256', state: 'calibrated' },
    ]);
    expect(text.stdout).toMatch(/^one thread at most: [\d.e+]+ GMAC\/s; reads .*memory at [\d.e+]+ GB\/s$/m);
  });

  it('measures nothing beside a sweep, and says which one it is', async () => {
    const cwd = sandbox();
    const env = { XDG_CACHE_HOME: join(cwd, 'cache') };
    const release = await takeMeasuringLock({
      file: measuringLockFile(env),
      holder: thisHolder('nightly', join(cwd, 'nightly.sqlite')),
      wait: false,
      stop: new AbortController().signal,
      onWaiting: () => undefined,
      onUnavailable: (reason) => expect.unreachable(reason),
    });
    try {
      const { code, stdout } = await explore(['doctor'], { cwd, env });
      expect(code).toBe(3);
      expect(stdout).toMatch(
        new RegExp(
          `unfit +Measuring: the sweep "nightly" is measuring \\(process ${process.pid} on .*\n +wait`,
        ),
      );
      expect(stdout).not.toMatch(/GFLOP|Noise/);
      expect(readdirSync(join(cwd, 'cache', 'convscape'))).toEqual(['measuring.lock']);
    } finally {
      await release();
    }
    const free = await explore(['doctor', '--quick', '--json'], { cwd, env });
    expect(JSON.parse(free.stdout).checks).toContainEqual(
      expect.objectContaining({ name: 'Measuring', verdict: 'fit' }),
    );
    expect(readdirSync(join(cwd, 'cache', 'convscape'))).toEqual(['calibrations.json']);
  });

  it('listens to the machine for ten seconds, and says so meanwhile', async () => {
    const { code, stdout, stderr } = await explore(['doctor', '--json'], { cwd: sandbox() });
    const { fit, checks, noise } = JSON.parse(stdout);
    expect(stderr).toMatch(
      /listening to the machine: 0 of 10 s\n[\s\S]*listening to the machine: 10 of 10 s/,
    );
    expect(noise.computeNs.length).toBe(noise.memoryNs.length);
    expect(noise.seconds).toBe(10);
    expect(checks.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['Noise', 'Waiting for a core', 'Steal']),
    );
    // Unfit for whatever reason: 3, with what to do about it.
    expect(code).toBe(fit ? 0 : 3);
    for (const { verdict, mend } of checks) if (verdict === 'unfit') expect(mend).toMatch(/\w/);
  });
});
