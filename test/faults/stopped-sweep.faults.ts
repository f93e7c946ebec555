import { describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { markOf, survivorsOf } from '../marked-processes.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { writeConfig } from '../tiny-sweep.js';
import { itSurvives } from './fault.js';
import { anyBelow, damageOf, FAULT_SWEEP, SWEEP, storedVisits } from './fault-sweep.js';

const STOPS = 20;
const STOPPED_WITHIN_MS = 5000;
const ENDED_WITHIN_MS = 1000;
const SWEEP_MS = 2500;

/** Stops sweeps at any moment after they said that they begin; with `twice`, a second time at once. */
async function stopSweeps(signal: 'SIGINT' | 'SIGTERM', exitCode: number, twice: boolean) {
  let lost = 0;
  for (let stop = 0; stop < STOPS; stop++) {
    const cwd = sandbox();
    writeConfig(cwd, FAULT_SWEEP);
    let isArmed = false;
    let sentAt = 0;
    const { code, stderr } = await explore(SWEEP, {
      cwd,
      env: markOf(cwd),
      onMessage(child, said) {
        if (isArmed || !said.includes('screening')) return;
        isArmed = true;
        setTimeout(() => {
          sentAt = performance.now();
          child.kill(signal);
          if (twice) setTimeout(() => child.kill(signal), anyBelow(20));
        }, anyBelow(SWEEP_MS));
      },
    });
    const tookMs = performance.now() - sentAt;
    expect(code, stderr).toBe(exitCode);
    expect(tookMs).toBeLessThan(twice ? ENDED_WITHIN_MS : STOPPED_WITHIN_MS);
    if (!twice) expect(stderr).toContain('explore sweep --config sweep.json');
    lost += (await survivorsOf(cwd, 500)).length + (await damageOf(cwd)).length;
    if (!twice) {
      const visits = await storedVisits(cwd);
      expect(stderr).toContain(`${visits.length} visits are kept`);
      const [run] = await query(`${cwd}/convscape.sqlite`, 'SELECT state FROM run');
      expect(run).toEqual({ state: 'interrupted' });
    }
  }
  expect(lost).toBe(0);
  return { tries: STOPS, lost };
}

describe('a sweep that is stopped', () => {
  itSurvives('3. SIGINT at random moments', () => stopSweeps('SIGINT', 130, false));
  itSurvives('3. SIGTERM at random moments', () => stopSweeps('SIGTERM', 143, false));
  itSurvives('3. a second SIGINT', () => stopSweeps('SIGINT', 130, true));
});
