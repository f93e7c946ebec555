import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ended, explore, signalOnce } from './explore.js';
import { markOf, processesMarked } from './marked-processes.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, SOLO_SWEEP, writeConfig } from './tiny-sweep.js';

const SWEEP = ['sweep', '--config', 'sweep.json'];

/** Starts the sweep, does something to it when its first confirmation round begins, and waits for its end. */
function sweepUntilConfirming(
  cwd: string,
  signal: NodeJS.Signals,
  env: Record<string, string> = {},
): Promise<Ended> {
  return explore(SWEEP, {
    cwd,
    env,
    onMessage: signalOnce(signal, (said) => said.includes('confirming, round 1')),
  });
}

const visitsIn = (folder: string) =>
  query(join(folder, 'convscape.sqlite'), 'SELECT visit, run FROM visit ORDER BY visit_number');

describe('an interrupted sweep', { timeout: A_SWEEP_MS }, () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('keeps what is measured on %s, and goes on from there', async (signal, exitCode) => {
    const cwd = sandbox();
    writeConfig(cwd, PAIR_SWEEP);
    const stopped = await sweepUntilConfirming(cwd, signal, markOf(cwd));
    expect(stopped.code).toBe(exitCode);
    expect(stopped.stderr).toContain('explore sweep --config sweep.json');
    expect(processesMarked(cwd)).toEqual([]);

    const kept = await visitsIn(cwd);
    expect(kept.length).toBeGreaterThanOrEqual(2);
    const [run] = await query(join(cwd, 'convscape.sqlite'), 'SELECT state FROM run');
    expect(run).toEqual({ state: 'interrupted' });

    const resumed = await explore(SWEEP, { cwd });
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.stderr).toMatch(new RegExp(`going on with run \\w+: ${kept.length} visits are there`));
    expect(resumed.stderr).toMatch(
      /candidates? timed again: too few to tell whether the machine measures as it did/,
    );
    const all = await visitsIn(cwd);
    expect(all.slice(0, kept.length)).toEqual(kept);
    expect(new Set(all.map((visit) => visit.run)).size).toBe(1);
    expect(await query(join(cwd, 'convscape.sqlite'), 'SELECT state FROM run')).toEqual([
      { state: 'complete' },
    ]);
  });

  it('loses nothing that was stored even when it is killed, and leaves no process behind', async () => {
    const cwd = sandbox();
    writeConfig(cwd, PAIR_SWEEP);
    let beforehand: Promise<Ended> | undefined;
    const killed = await explore(SWEEP, {
      cwd,
      env: markOf(cwd),
      onMessage(child, said) {
        if (beforehand || !said.includes('confirming, round 1')) return;
        // Stopped meanwhile, so that it is still at it when it is killed.
        child.kill('SIGSTOP');
        beforehand = explore(['runs'], { cwd }).finally(() => child.kill('SIGKILL'));
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    expect((await beforehand)?.stdout).toMatch(/ running {2}/);
    const gone = / interrupted \(its process is gone\) {2}/;
    expect((await explore(['runs'], { cwd })).stdout).toMatch(gone);
    expect((await explore(['status'], { cwd })).stdout).toMatch(gone);
    const [run] = JSON.parse((await explore(['runs', '--json'], { cwd })).stdout);
    expect(run).toMatchObject({ state: 'running', processGone: true });
    const kept = await visitsIn(cwd);
    expect(kept.length).toBeGreaterThanOrEqual(2);

    // It is stored as running, and nobody waits for it.
    expect(await explore(['report', '--watch'], { cwd })).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('no sweep is running'),
    });

    expect((await explore(SWEEP, { cwd })).code).toBe(0);
    expect((await visitsIn(cwd)).slice(0, kept.length)).toEqual(kept);
    expect(processesMarked(cwd)).toEqual([]);
  });
});

it(
  'a sweep whose messages nobody reads any more goes on to its end',
  async () => {
    const cwd = sandbox();
    writeConfig(cwd, SOLO_SWEEP);
    const { code } = await explore(SWEEP, { cwd, onMessage: (child) => child.stderr.destroy() });
    expect(code).toBe(0);
    expect(await query(join(cwd, 'convscape.sqlite'), 'SELECT state FROM run')).toEqual([
      { state: 'complete' },
    ]);
    expect(existsSync(join(cwd, 'convscape.html'))).toBe(true);
  },
  A_SWEEP_MS,
);

describe('a machine that is measuring', { timeout: A_SWEEP_MS }, () => {
  it('is not measured on by a second sweep', async () => {
    const [one, two] = [sandbox(), sandbox()];
    writeConfig(one, { ...PAIR_SWEEP, name: 'the-first' });
    writeConfig(two, PAIR_SWEEP);
    let second: Promise<Ended> | undefined;
    const first = await explore(SWEEP, {
      cwd: one,
      onMessage(child, stderr) {
        if (second || !stderr.includes('screening')) return;
        second = explore([...SWEEP, '--no-wait'], { cwd: two }).finally(() => child.kill('SIGINT'));
      },
    });
    expect(first.code).toBe(130);
    expect(await second).toMatchObject({ code: 5, stderr: expect.stringContaining('the-first') });
    expect(existsSync(join(two, 'convscape.sqlite'))).toBe(false);
  });
});
