import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ended, explore } from '../explore.js';
import { markOf, survivorsOf } from '../marked-processes.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { SOLO_SWEEP, writeConfig } from '../tiny-sweep.js';
import { itSurvives } from './fault.js';
import { SWEEP } from './fault-sweep.js';

const STOPPED_WITHIN_MS = 5000;
const REFUSED_WITHIN_MS = 10_000;

interface Stalled extends Ended {
  readonly cwd: string;
  /** Since the signal was sent, or since the start. */
  readonly tookMs: number;
}

/** Sweeps with an engine that stalls there, and sends a signal as soon as it does. */
async function stall(at: string, signal?: NodeJS.Signals): Promise<Stalled> {
  const cwd = sandbox();
  const log = join(cwd, 'log');
  const url = new URL('./stalling-engine.mjs', import.meta.url);
  url.searchParams.set('at', at);
  url.searchParams.set('log', log);
  writeConfig(cwd, SOLO_SWEEP);
  let sinceMs = performance.now();
  const ended = await explore([...SWEEP, '--engine', url.href], {
    cwd,
    env: markOf(cwd),
    onStart(child) {
      if (signal === undefined) return;
      const looking = setInterval(() => {
        if (child.exitCode === null && !existsSync(log)) return;
        clearInterval(looking);
        sinceMs = performance.now();
        child.kill(signal);
      }, 10);
    },
  });
  const tookMs = performance.now() - sinceMs;
  expect(await survivorsOf(cwd, 1000), ended.stderr).toEqual([]);
  return { ...ended, cwd, tookMs };
}

const runsIn = (cwd: string) => query(join(cwd, 'convscape.sqlite'), 'SELECT state FROM run');

describe('an engine that stalls before anything is measured', () => {
  itSurvives('3. a signal while an engine loads, describes or calibrates itself', async () => {
    const stops = [
      ['loading', 'SIGINT', 130],
      ['describing', 'SIGTERM', 143],
      ['calibrating', 'SIGINT', 130],
      ['calibrating', 'SIGTERM', 143],
    ] as const;
    for (const [at, signal, code] of stops) {
      const stopped = await stall(at, signal);
      expect(stopped.code, stopped.stderr).toBe(code);
      expect(stopped.tookMs).toBeLessThan(STOPPED_WITHIN_MS);
      expect(stopped.stderr).toContain('explore sweep --config sweep.json');
      if (at === 'calibrating') expect(await runsIn(stopped.cwd)).toEqual([{ state: 'interrupted' }]);
      else expect(existsSync(join(stopped.cwd, 'convscape.sqlite'))).toBe(false);
    }
    return { tries: stops.length, lost: 0 };
  });

  itSurvives('5. an engine that hangs while it loads or describes itself', async () => {
    for (const at of ['loading', 'describing']) {
      const refused = await stall(at);
      expect(refused.code, refused.stderr).toBe(3);
      expect(refused.tookMs).toBeLessThan(REFUSED_WITHIN_MS);
      expect(refused.stderr).toContain('took longer than the 6 s it may take');
    }
    return { tries: 2, lost: 0 };
  });
});

it('a sweep that ends by an error leaves no run that looks as if it went on', async () => {
  const failed = await stall('failing');
  expect(failed.code, failed.stderr).toBe(3);
  expect(failed.stderr).toContain('no such instruction');
  expect(await runsIn(failed.cwd)).toEqual([{ state: 'interrupted' }]);
});
