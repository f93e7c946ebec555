import type { ChildProcess } from 'node:child_process';
import { describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { markOf, survivorsOf } from '../marked-processes.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { writeConfig } from '../tiny-sweep.js';
import { IS_FULL, itSurvives, tries } from './fault.js';
import {
  anyBelow,
  concluded,
  damageOf,
  expectOk,
  FAULT_CANDIDATES,
  FAULT_SWEEP,
  lostOrDoubled,
  type StoredVisit,
  SWEEP,
  storedVisits,
} from './fault-sweep.js';

const STOPS = 20;
const STOPPED_WITHIN_MS = 5000;
const ENDED_WITHIN_MS = 1000;
const SWEEP_MS = 2500;

interface Stops {
  readonly signal: 'SIGINT' | 'SIGTERM';
  readonly exitCode: number;
  readonly times: number;
  /** A second signal follows at once. */
  readonly twice: boolean;
}

/** Stops sweeps at any moment after they said that they begin, and goes on with the last of them. */
async function stopSweeps({ signal, exitCode, times, twice }: Stops) {
  let lost = 0;
  for (let stop = 1; stop <= times; stop++) {
    const cwd = sandbox();
    writeConfig(cwd, FAULT_SWEEP);
    let isArmed = false;
    let sentAt = 0;
    let acknowledged: readonly StoredVisit[] = [];
    const stopNow = async (child: ChildProcess) => {
      acknowledged = await storedVisits(cwd);
      sentAt = performance.now();
      child.kill(signal);
      if (twice) setTimeout(() => child.kill(signal), anyBelow(20));
    };
    const { code, stderr } = await explore(SWEEP, {
      cwd,
      env: markOf(cwd),
      onMessage(child, said) {
        if (isArmed || !said.includes('screening')) return;
        isArmed = true;
        setTimeout(() => stopNow(child), anyBelow(SWEEP_MS));
      },
    });
    const tookMs = performance.now() - sentAt;
    expect(code, stderr).toBe(exitCode);
    expect(tookMs).toBeLessThan(twice ? ENDED_WITHIN_MS : STOPPED_WITHIN_MS);
    lost += (await survivorsOf(cwd, 500)).length + (await damageOf(cwd)).length;
    const kept = await storedVisits(cwd);
    lost += lostOrDoubled(acknowledged, kept);
    if (!twice) {
      expect(stderr).toContain('explore sweep --config sweep.json');
      // Those too that are stored as discarded, on a machine that is busy.
      const [stored] = await query(`${cwd}/convscape.sqlite`, 'SELECT count(*) AS visits FROM visit');
      expect(stderr).toMatch(new RegExp(`; ${stored?.visits} visits? kept in `));
      const [run] = await query(`${cwd}/convscape.sqlite`, 'SELECT state FROM run');
      expect(run).toEqual({ state: 'interrupted' });
    }
    if (!IS_FULL || stop < times) continue;
    expectOk(await explore(SWEEP, { cwd }));
    expect((await storedVisits(cwd)).slice(0, kept.length)).toEqual(kept);
    expect(await concluded(cwd)).toHaveLength(FAULT_CANDIDATES);
  }
  expect(lost).toBe(0);
  return { tries: times, lost };
}

describe('a sweep that is stopped', () => {
  const SIGNALS = [
    { signal: 'SIGINT', exitCode: 130 },
    { signal: 'SIGTERM', exitCode: 143 },
  ] as const;
  for (const one of SIGNALS) {
    if (IS_FULL) {
      itSurvives(`3. ${one.signal} at random moments`, () =>
        stopSweeps({ ...one, times: STOPS, twice: false }),
      );
    }
    itSurvives(`3. a second ${one.signal}`, () =>
      stopSweeps({ ...one, times: tries(STOPS, 1), twice: true }),
    );
  }
});
