import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, explore, signalOnce } from './explore.js';
import { query } from './query.js';
import { sandbox, sharedSandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, TINY_SWEEP, writeConfig } from './tiny-sweep.js';

const SWEEP = ['sweep', '--config', 'sweep.json'];

/** One sweep, measured once; tests that measure more work on a copy. */
let measured: string;
let first: Ended;

beforeAll(async () => {
  measured = sharedSandbox();
  writeConfig(measured, TINY_SWEEP);
  first = await explore(SWEEP, { cwd: measured });
}, A_SWEEP_MS);
afterAll(() => rmSync(measured, { recursive: true, force: true }));

const sql = (text: string, folder = measured) => query(join(folder, 'convscape.sqlite'), text);
const countOf = async (table: string, folder = measured) =>
  (await sql(`SELECT count(*) AS n FROM ${table}`, folder))[0]?.n;

async function jsonOf(...args: string[]) {
  const { code, stdout, stderr } = await explore([...args, '--json'], { cwd: measured });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

function copy(): string {
  const folder = sandbox();
  for (const file of ['sweep.json', 'convscape.sqlite'])
    copyFileSync(join(measured, file), join(folder, file));
  return folder;
}

describe('a sweep', () => {
  it('measures every candidate and says what came out', async () => {
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toMatch(/^8x8x16-16-s1/m);
    expect(first.stdout).toMatch(
      /depthwise-separable 3x3 .* [µn]s {2}\(.* – .*\) +100 % .*(certain|contested)/,
    );
    expect(first.stdout).toMatch(/4 candidates: .*\d+ visits in/);
    for (const line of first.stdout.split('\n').filter((one) => /^(In|\d+ times|verdict)\b/.test(one)))
      expect(line.length).toBeLessThanOrEqual(80);
    expect(first.stdout).toMatch(/database +\.\/convscape\.sqlite\nreport +\.\/convscape\.html/);
    expect(readdirSync(measured).sort()).toEqual(['convscape.html', 'convscape.sqlite', 'sweep.json']);
  });

  it('keeps data and messages apart', () => {
    expect(first.stderr).toMatch(/^screening: 4 to do$/m);
    expect(first.stdout).not.toContain('to do');
  });

  it('stores each candidate, its visits and what they say', async () => {
    expect(await countOf('candidate')).toBe(4);
    expect(await countOf("visit WHERE state = 'timed' AND phase = 'screening'")).toBe(4);
    expect(await countOf('measurement WHERE latency_ns > 0 AND latency_low_ns <= latency_ns')).toBe(4);
    expect(await sql('SELECT state, finished_at IS NOT NULL AS finished FROM run')).toEqual([
      { state: 'complete', finished: 1 },
    ]);
  });

  it('has nothing left to do when it is run again', async () => {
    const visits = await countOf('visit');
    const report = readFileSync(join(measured, 'convscape.html'), 'utf8');
    const again = await explore(SWEEP, { cwd: measured });
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing was left to measure') });
    expect({ visits: await countOf('visit'), runs: await countOf('run') }).toEqual({ visits, runs: 1 });
    expect(readFileSync(join(measured, 'convscape.html'), 'utf8')).toBe(report);
  });
});

describe('what a database gives out', () => {
  it('agrees with the database, as JSON, CSV and a lookup table', async () => {
    const stored = await sql(
      'SELECT candidate, latency_ns, latency_low_ns, latency_high_ns FROM measurement ORDER BY candidate',
    );
    const pick = (row: Record<string, unknown>) => ({
      candidate: row.candidate,
      latency_ns: row.latency_ns,
      latency_low_ns: row.latency_low_ns,
      latency_high_ns: row.latency_high_ns,
    });
    const byCandidate = (a: { candidate: string }, b: { candidate: string }) =>
      a.candidate < b.candidate ? -1 : 1;

    const rows = await jsonOf('export', '--format', 'json');
    expect(rows.sort(byCandidate).map(pick)).toEqual(stored);

    const table = await jsonOf('export', '--format', 'lut');
    expect(table.entries.sort(byCandidate).map(pick)).toEqual(stored);
    expect(table.entries[0]).toMatchObject({
      slot: '8x8x16-16-s1',
      engine: 'wasm',
      block: { kind: expect.any(String) },
    });

    const csv = await explore(['export', '--format', 'csv'], { cwd: measured });
    const [header, ...lines] = csv.stdout.trimEnd().split('\r\n');
    const at = header?.split(',').indexOf('latency_ns') ?? -1;
    expect(lines.map((line) => Number(line.split(',')[at])).sort()).toEqual(
      stored.map((row) => row.latency_ns).sort(),
    );
  });

  it('puts on the front what nothing beats', async () => {
    const all: { candidate: string; macs: number; latency_ns: number }[] = await jsonOf(
      'export',
      '--format',
      'json',
    );
    const front: typeof all = await jsonOf('front', '--x', 'macs', '--y', 'latency_ns');
    const expected = all.filter(
      (row) =>
        !all.some(
          (other) =>
            other.macs <= row.macs &&
            other.latency_ns <= row.latency_ns &&
            (other.macs < row.macs || other.latency_ns < row.latency_ns),
        ),
    );
    expect(new Set(front.map((row) => row.candidate))).toEqual(new Set(expected.map((row) => row.candidate)));
  });

  it('narrows a front to a slot, and names the slots where there is no such', async () => {
    const front: { slot: string; front: string }[] = await jsonOf('front', '--slot', '8x8x16-16-s1');
    expect(front.length).toBeGreaterThan(0);
    for (const row of front) expect(['certain', 'contested']).toContain(row.front);
    const wrong = await explore(['front', '--slot', '9x9x16-16-s1'], { cwd: measured });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('8x8x16-16-s1') });
  });

  it('joins fronts across engines and threads, and says whose each line is', async () => {
    const own: { candidate: string }[] = await jsonOf('front');
    const joined: { candidate: string }[] = await jsonOf('front', '--across', 'engine,threads');
    expect(joined).toEqual(own);
    const { stdout } = await explore(['front', '--across', 'engine,threads'], { cwd: measured });
    expect(stdout).toMatch(/^8x8x16-16-s1, all engines, any threads {2}\(tiny\)\n/);
    expect(stdout).toMatch(/candidate +block +engine +threads +MACs/);
    const wrong = await explore(['front', '--across', 'engine,cores'], { cwd: measured });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('Fronts are joined across engine, threads');
    const summary = await explore(['front', '--across', 'engine', '--summary'], { cwd: measured });
    expect(summary.code).toBe(2);
  });

  it('tells of each front as a whole, beside the rows and not among them', async () => {
    const fronts = await jsonOf('front', '--summary');
    expect(fronts).toMatchObject([
      { sweep: 'tiny', slot: '8x8x16-16-s1', candidates: 4, reference_from: 'worst' },
    ]);
    const [{ hypervolume, hypervolume_low: low, hypervolume_high: high, certain, contested }] = fronts;
    expect(low).toBeLessThanOrEqual(hypervolume);
    expect(high).toBeGreaterThanOrEqual(hypervolume);
    expect(await jsonOf('front')).toHaveLength(certain + contested);
    const csv = await explore(['front', '--summary', '--format', 'csv'], { cwd: measured });
    expect(csv.stdout.split('\r\n')[0]?.split(',')).toEqual(Object.keys(fronts[0]));
    const { stdout } = await explore(['front'], { cwd: measured });
    expect(stdout).toMatch(/^hypervolume +\d\.\d{3} \(\d\.\d{3} – \d\.\d{3}\) of the box/m);
    expect(stdout).toMatch(/^τ-b of time +with MACs -?\d\.\d\d \(/m);
  });

  it('says whether the run has decided, as its report does', () => {
    expect(first.stdout).toMatch(/^verdict {3}(decided|has not decided): \d of the fronts’ \d members/m);
  });

  it('writes the same report from the same database, byte for byte', async () => {
    const { code, stderr } = await explore(['report', '--out', 'again.html'], { cwd: measured });
    expect(code, stderr).toBe(0);
    const again = readFileSync(join(measured, 'again.html'), 'utf8');
    rmSync(join(measured, 'again.html'));
    expect(again === readFileSync(join(measured, 'convscape.html'), 'utf8')).toBe(true);
  });

  it('shows a candidate by the beginning of its key, and lists them where several fit', async () => {
    const keys = (await sql('SELECT candidate FROM candidate')).map((row) => String(row.candidate));
    const shown = await jsonOf('show', keys[0]!.slice(0, 12));
    expect(shown.candidate.key).toBe(keys[0]);
    expect(shown.visits).toHaveLength(Number(await countOf(`visit WHERE candidate = '${keys[0]}'`)));
    const text = await explore(['show', keys[0]!], { cwd: measured });
    expect(text).toMatchObject({ code: 0, stdout: expect.stringContaining('batches of') });
    expect(await explore(['show', 'zz'], { cwd: measured })).toMatchObject({ code: 2, stdout: '' });
  });

  it('tells of sweeps and runs', async () => {
    expect(await jsonOf('status')).toMatchObject([{ sweep: 'tiny', candidates: 4, runs: 1 }]);
    expect(await jsonOf('runs')).toMatchObject([{ sweep: 'tiny', state: 'complete', seed: 1 }]);
    const { stdout } = await explore(['status'], { cwd: measured });
    expect(stdout).toMatch(/tiny +4 +1 +complete/);
  });

  it('takes the database from the environment', async () => {
    const cwd = sandbox();
    const env = { CONVSCAPE_DB: join(measured, 'convscape.sqlite') };
    const { code, stdout } = await explore(['status', '--json'], { cwd, env });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(1);
  });
});

describe('a sweep that is asked for otherwise', { timeout: A_SWEEP_MS }, () => {
  it('starts a run for another seed and takes over what was measured', async () => {
    const folder = copy();
    writeConfig(folder, { ...TINY_SWEEP, seed: 2 });
    const { code, stdout, stderr } = await explore(SWEEP, { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('nothing was left to measure');
    expect(await countOf('run', folder)).toBe(2);
    expect(await sql("SELECT kind FROM event WHERE kind = 'reuse'", folder)).toHaveLength(1);
  });

  it('measures a candidate that is new, and lets one go that is not asked for any more', async () => {
    const folder = copy();
    const [standard, grouped] = TINY_SWEEP.blocks;
    const blocks = [standard, { ...grouped, groups: [2, 4, 8] }];
    writeConfig(folder, { ...TINY_SWEEP, blocks });
    const { code, stderr } = await explore(SWEEP, { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(await countOf("visit WHERE state = 'timed' AND phase = 'screening'", folder)).toBe(5);
    expect(await countOf('run', folder)).toBe(1);
    expect(await countOf('sweep_candidate WHERE retired = 1', folder)).toBe(1);
    const rows = JSON.parse((await explore(['export', '--json'], { cwd: folder })).stdout);
    expect(rows).toHaveLength(4);
  });

  it('ends with its budget, says how far it came, and goes on from there', async () => {
    const folder = sandbox();
    writeConfig(folder, TINY_SWEEP);
    const spent = await explore([...SWEEP, '--fresh', '--budget', '0.1s'], { cwd: folder });
    expect(spent.code, spent.stderr).toBe(0);
    expect(spent.stderr).toMatch(/the budget was spent before every candidate was seen once: \d of 4 were/);
    expect(existsSync(join(folder, 'convscape.html'))).toBe(true);
    expect(await sql('SELECT state FROM run', folder)).toEqual([{ state: 'budget-spent' }]);
    const kept = Number(await countOf('visit', folder));
    const resumed = await explore(SWEEP, { cwd: folder });
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.stderr).toContain(`: ${kept} visits are there`);
    expect(await sql('SELECT state FROM run', folder)).toEqual([{ state: 'complete' }]);
  });

  it('ends with its budget in the middle of confirming, with what the visits alone say', async () => {
    const folder = sandbox();
    // Calls of tens of milliseconds: eight visits each take far longer than what is left of a budget that ends the screening.
    writeConfig(folder, {
      ...PAIR_SWEEP,
      slots: { ...PAIR_SWEEP.slots, input: [[112, 112]], inputChannels: [64] },
      measure: { ...PAIR_SWEEP.measure, confirmation: 0.001 },
    });
    await explore(SWEEP, {
      cwd: folder,
      onMessage: signalOnce('SIGINT', (said) => said.includes('confirming')),
    });
    // On a busy machine its anchors may have it measured anew, in another run.
    const confirmed = async (candidate = '%') => {
      const [row] = await sql(
        `SELECT count(*) AS n FROM visit WHERE candidate LIKE '${candidate}' AND phase = 'confirmation'
          AND state = 'timed' AND run = (SELECT run FROM run ORDER BY started_at DESC LIMIT 1)`,
        folder,
      );
      return Number(row?.n);
    };
    let spent: Ended;
    let seconds = 4;
    do {
      spent = await explore([...SWEEP, '--budget', `${seconds}s`], { cwd: folder });
      expect(spent.code, spent.stderr).toBe(0);
      expect(spent.stderr).toContain('the budget was spent before every');
      seconds += 2;
    } while ((await confirmed()) === 0);
    expect(spent.stderr).toMatch(/all 2 were screened, [12] measured alone as well, none of them 8 times/);
    expect(await sql('SELECT state FROM run ORDER BY started_at DESC LIMIT 1', folder)).toEqual([
      { state: 'budget-spent' },
    ]);
    const rows: { candidate: string; state: string; visits: number; front: string }[] = JSON.parse(
      (await explore(['export', '--json'], { cwd: folder })).stdout,
    );
    for (const { candidate, state, visits, front } of rows) {
      const alone = await confirmed(candidate);
      expect({ state, visits }).toEqual(
        alone < 2
          ? { state: expect.stringMatching(/screened|noisy/), visits: 1 }
          : { state: 'noisy', visits: alone },
      );
      if (visits === 1) expect(front).not.toBe('certain');
    }
  });

  it('measures everything anew where that is asked for', async () => {
    const folder = copy();
    const { code, stderr } = await explore([...SWEEP, '--fresh'], {
      cwd: folder,
      // That it begins is enough.
      onMessage: signalOnce('SIGINT', (said) => said.includes('confirming')),
    });
    expect(code, stderr).toBe(130);
    expect(await countOf("visit WHERE state = 'timed' AND phase = 'screening'", folder)).toBe(8);
    expect(await countOf('run', folder)).toBe(2);
  });
});
