import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { explore, signalOnce } from '../explore.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { SOLO_SWEEP, writeConfig } from '../tiny-sweep.js';
import { itSurvives } from './fault.js';
import { expectOk, SWEEP } from './fault-sweep.js';

/** The clock on the wall, an hour ahead and an hour behind in turns of 300 ms, and shifted by what the environment says. */
const JUMPING = `
const real = Date;
const HOUR_MS = 3_600_000;
const shiftMs = Number(process.env.CONVSCAPE_TEST_SHIFT_MS);
const now = () => real.now() + shiftMs + (Math.floor(real.now() / 300) % 2 === 0 ? HOUR_MS : -HOUR_MS);
globalThis.Date = class extends real {
  constructor(...given) { super(...(given.length === 0 ? [now()] : given)); }
  static now() { return now(); }
};
`;

const HOUR_MS = 3_600_000;

itSurvives('15. a clock that jumps by an hour', async () => {
  const cwd = sandbox();
  writeConfig(cwd, SOLO_SWEEP);
  const hook = join(cwd, 'jumping.mjs');
  writeFileSync(hook, JUMPING);
  const sweep = (shiftMs: number, ...more: string[]) =>
    explore([...SWEEP, '--json', ...more], {
      cwd,
      env: { NODE_OPTIONS: `--import=${pathToFileURL(hook)}`, CONVSCAPE_TEST_SHIFT_MS: String(shiftMs) },
      onMessage: signalOnce('SIGINT', (said) => more.includes('--fresh') && said.includes('screening')),
    });
  const sql = (text: string) => query(join(cwd, 'convscape.sqlite'), text);

  const startedAt = performance.now();
  const first = await sweep(0);
  expectOk(first);
  const { elapsed_ms } = JSON.parse(first.stdout);
  expect(elapsed_ms).toBeGreaterThan(0);
  expect(elapsed_ms).toBeLessThan(performance.now() - startedAt);
  // A batch is milliseconds, so anything near an hour is a jump.
  expect(await sql('SELECT 1 FROM batch WHERE elapsed_ns <= 0 OR elapsed_ns > 60e9')).toEqual([]);
  const rounds = await sql("SELECT round FROM visit WHERE phase = 'confirmation' ORDER BY visit_number");
  expect(rounds.map(({ round }) => round)).toEqual(
    rounds.map(({ round }) => Number(round)).sort((a, b) => a - b),
  );

  // Three hours earlier, a run is started that must count as the newer one all the same.
  expect((await sweep(-3 * HOUR_MS, '--fresh')).code).toBe(130);
  const runs = await sql('SELECT run FROM run ORDER BY started_at');
  expect(runs).toEqual(await sql('SELECT run FROM run ORDER BY rowid'));
  const resumed = await sweep(-3 * HOUR_MS);
  expectOk(resumed);
  expect(resumed.stderr).toContain(`going on with run ${runs[1]?.run}`);
  return { tries: 3, lost: 0 };
});

itSurvives('15. a monotonic clock that goes back', async () => {
  const cwd = sandbox();
  writeConfig(cwd, SOLO_SWEEP);
  const log = join(cwd, 'log');
  writeFileSync(log, '');
  const engine = new URL('./bad-engine.mjs', import.meta.url);
  engine.search = new URLSearchParams({ fault: 'sets the clock back', log }).toString();
  expectOk(await explore([...SWEEP, '--engine', engine.href], { cwd }));
  const sql = (text: string) => query(join(cwd, 'convscape.sqlite'), text);
  const reasons = await sql("SELECT reason FROM visit WHERE state = 'discarded' ORDER BY visit_number");
  expect(reasons[0]).toEqual({ reason: 'the clock jumped or the machine stood still' });
  expect(await sql('SELECT 1 FROM batch WHERE elapsed_ns <= 0')).toEqual([]);
  expect(await sql('SELECT 1 FROM measurement WHERE latency_ns > 0')).toHaveLength(1);
  return { tries: 1, lost: 0 };
});
