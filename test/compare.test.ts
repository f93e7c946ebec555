import { join } from 'node:path';
import { DEFAULT_PROTOCOL } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { explore } from './explore.js';
import { sandbox } from './sandbox.js';
import { expandedBlocks, putStoredRun, type StoredRun } from './stored-run.js';
import { A_SWEEP_MS, PAIR_SWEEP, writeConfig } from './tiny-sweep.js';

const BLOCKS = expandedBlocks([1, 2, 3, 4, 5, 6, 7, 8]);
const BEFORE = 'aaaa11112222';
const AFTER = 'abbb33334444';
const latencyBefore = (index: number) => 1000 * (index + 1);
/** The third became slower, the fifth faster; the others differ by as little as runs do. */
const latencyAfter = (index: number) =>
  latencyBefore(index) * (index === 2 ? 1.12 : index === 4 ? 0.8 : 1.0005);

type Run = Omit<Partial<StoredRun>, 'run'> & { readonly run?: Partial<StoredRun['run']> };

/** A folder with two runs of eight blocks, in `convscape.sqlite` unless another file is named. */
async function twoRuns({ a = {}, b = {} }: { readonly a?: Run; readonly b?: Run } = {}, files = ['', '']) {
  const cwd = sandbox();
  const put = (file: string | undefined, one: StoredRun) =>
    putStoredRun(join(cwd, file || 'convscape.sqlite'), one);
  await put(files[0], { candidates: BLOCKS, latencyNs: latencyBefore, ...a, run: { run: BEFORE, ...a.run } });
  const later = { run: AFTER, seed: 2, startedAt: '2026-01-02T10:00:00.000Z' };
  await put(files[1], { candidates: BLOCKS, latencyNs: latencyAfter, ...b, run: { ...later, ...b.run } });
  const compare = (...args: readonly string[]) => explore(['compare', ...args], { cwd });
  return { cwd, compare };
}

describe('explore compare', () => {
  it('tells what changed beyond noise, the largest change first, and how alike the runs are', async () => {
    const { compare } = await twoRuns();
    const { code, stdout, stderr } = await compare('aa', 'ab');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const changed = stdout.split('\n').filter((line) => /(slower|faster)$/.test(line));
    expect(changed).toHaveLength(2);
    expect(changed[0]).toMatch(/t=5 .* 0\.800 {2}\(0\.79\d – 0\.8\d\d\) {2}faster$/);
    expect(changed[1]).toMatch(/t=3 .* 1\.120 {2}\(1\.1\d\d – 1\.1\d\d\) {2}slower$/);
    expect(stdout).toContain('8 compared: 1 slower, 1 faster, 6 same, 0 undecided');
    expect(stdout).toMatch(/Kendall’s τ-b 0\.\d{3}; fronts: Jaccard \d\.\d{3}, ε-coverage of A by B/);
    expect(stdout).toContain('Paper CPU, linux, node 24.0.0');
  });

  it('gives the same as JSON', async () => {
    const { compare } = await twoRuns();
    const { code, stdout } = await compare('aa', 'ab', '--json');
    const { candidates, summary, ...told } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(told).toMatchObject({
      a: { run: BEFORE, sweep: 'paper', seed: 1 },
      b: { run: AFTER, seed: 2 },
      same_device: true,
      clock: null,
      only_in_a: [],
      untimed: [],
    });
    expect(summary).toMatchObject({ compared: 8, slower: 1, faster: 1, same: 6, undecided: 0 });
    expect(candidates).toHaveLength(8);
    expect(candidates[0]).toMatchObject({
      candidate: BLOCKS[4]?.key,
      verdict: 'faster',
      a: { latency_ns: 5000, visits: 8, front: expect.any(String) },
      b: { latency_ns: 4000 },
    });
    for (const { ratio, ratio_low, ratio_high } of candidates) {
      expect(ratio_low).toBeLessThan(ratio);
      expect(ratio_high).toBeGreaterThan(ratio);
    }
  });

  it('lists every candidate with --all, and only those of a slot with --slot', async () => {
    const { compare } = await twoRuns();
    const all = await compare('aa', 'ab', '--all');
    expect(all.stdout.match(/(slower|faster|same)$/gm)).toHaveLength(8);
    const slot = await compare('aa', 'ab', '--slot', '8x8x16-16-s1');
    expect(slot.stdout).toContain('8 compared');
    expect(await compare('aa', 'ab', '--slot', '9x9x16-16-s1')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('slots here: 8x8x16-16-s1'),
    });
  });

  it.each([
    ['slower:5%', 8, /1 candidate slower by more than 5 %.*\n.*t=3.*1\.120/],
    ['slower:12%', 0, /none is slower by more than 12 % for certain; 1 may be/],
    ['slower:30%', 0, /none is slower by more than 30 % for certain$/m],
    ['faster:10%', 8, /1 candidate faster by more than 10 %/],
    ['changed:5%', 8, /2 candidates changed by more than 5 %/],
    ['changed:20.5%', 0, /none is changed by more than 20\.5 %/],
  ])('with --fail-on %s exits with %i', async (limit, code, words) => {
    const { compare } = await twoRuns();
    const ended = await compare('aa', 'ab', '--fail-on', limit);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(words);
    expect(ended.stdout).toContain('8 compared');
  });

  it('lets no limit be crossed by what is within the noise floor of a run, as its help says', async () => {
    const confirmation = { relative: 0.15, pairs: 20 };
    const { cwd, compare } = await twoRuns({ b: { run: { noise: { screening: null, confirmation } } } });
    const { code, stderr } = await compare('aa', 'ab', '--fail-on', 'slower:5%');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('none is slower') });
    const help = await explore(['compare', '--help'], { cwd });
    expect(help.stdout.replaceAll(/\s+/g, ' ')).toContain('its ratio beyond the noise floor of both runs');
  });

  it('fails where a candidate no longer runs, and counts what else B has no latency of', async () => {
    const without = { candidates: BLOCKS.slice(0, 7), run: { sweep: 'other paper' } };
    const failing = { ...without, latencyNs: (index: number) => (index === 0 ? null : latencyAfter(index)) };
    const failed = await (await twoRuns({ b: failing })).compare('aa', 'ab', '--fail-on', 'slower:30%');
    expect(failed.code).toBe(8);
    expect(failed.stderr).toContain(
      'none is slower by more than 30 % for certain; 2 that A timed were not looked at: 1 failed, 1 missing in B',
    );
    expect(failed.stderr).toMatch(
      /1 candidate that A timed failed in B\n.*t=1 in 8x8x16-16-s1: wrong numbers$/m,
    );

    const { compare } = await twoRuns({ b: without });
    const missing = await compare('aa', 'ab', '--fail-on', 'slower:30%', '--json');
    expect(missing.code).toBe(0);
    expect(missing.stderr).toContain('1 that A timed was not looked at: 1 missing in B');
    expect(JSON.parse(missing.stdout).not_timed_in_b).toEqual([
      { candidate: BLOCKS[7]?.key, state_b: 'missing', reason_b: null },
    ]);
  });

  it('fails where nothing that A timed runs in B any more, and tells the comparison all the same', async () => {
    const { compare } = await twoRuns({ b: { latencyNs: () => null } });
    const limit = ['--fail-on', 'slower:30%'];
    const { code, stdout, stderr } = await compare('aa', 'ab', ...limit);
    expect({ code, stderr }).toEqual({ code: 8, stderr: expect.stringContaining('8 failed in B') });
    expect(stderr).toMatch(/8 candidates that A timed failed in B\n.*: wrong numbers\n/);
    expect(stdout).toContain('there is nothing to compare\n');
    expect(stdout).toContain('8 candidates not timed in both: 8 measured in A and failed in B');
    const told = await compare('aa', 'ab', ...limit, '--json');
    expect(told.code).toBe(8);
    const { summary, not_timed_in_b, limits } = JSON.parse(told.stdout);
    expect(summary).toMatchObject({ compared: 0, median_ratio: null, tau: null });
    expect(not_timed_in_b).toHaveLength(8);
    expect(limits).toMatchObject([{ limit: 'slower:30%', crossed: [], possible: [] }]);
  });

  it('takes several limits, and tells them in the JSON', async () => {
    const { compare } = await twoRuns();
    const limits = ['--fail-on', 'slower:50%', '--fail-on', 'faster:5%'];
    const { code, stdout } = await compare('aa', 'ab', ...limits, '--json', '--quiet');
    expect(code).toBe(8);
    expect(JSON.parse(stdout).limits).toMatchObject([
      { limit: 'slower:50%', crossed: [], possible: [] },
      { limit: 'faster:5%', crossed: [{ candidate: BLOCKS[4]?.key }] },
    ]);
  });

  it('takes databases for their newest runs, and FILE#RUN for one of them', async () => {
    const { cwd, compare } = await twoRuns({}, ['one.sqlite', 'two.sqlite']);
    await putStoredRun(join(cwd, 'one.sqlite'), {
      run: { run: 'cccc55556666', startedAt: '2026-01-03T10:00:00.000Z' },
      candidates: BLOCKS,
      latencyNs: (index) => latencyBefore(index) * 2,
    });
    const newest = JSON.parse((await compare('one.sqlite', './two.sqlite', '--json')).stdout);
    expect(newest).toMatchObject({ a: { run: 'cccc55556666', database: 'one.sqlite' }, b: { run: AFTER } });
    const older = JSON.parse((await compare('one.sqlite#aa', 'two.sqlite', '--json')).stdout);
    expect(older).toMatchObject({ a: { run: BEFORE }, summary: { slower: 1, faster: 1 } });
    const mixed = await compare('aa', 'two.sqlite', '--db', 'one.sqlite', '--json');
    expect(JSON.parse(mixed.stdout)).toMatchObject({ a: { run: BEFORE }, b: { run: AFTER } });
  });

  it('compares at one clock where the baselines differ, and tells both figures', async () => {
    const sentinels = (computeNs: number) => ({ computeNs, memoryNs: 1e6, memoryBytes: 2 ** 20 });
    const { compare } = await twoRuns({
      a: { run: { sentinels: sentinels(300_000) } },
      b: { run: { sentinels: sentinels(330_000) }, latencyNs: (index) => latencyAfter(index) * 1.1 },
    });
    const text = await compare('aa', 'ab');
    expect(text.stdout).toContain('a cycle took 10 % longer in B');
    expect(text.stdout).toMatch(/at one clock +as timed/);
    expect(text.stdout).toContain('1 slower, 1 faster, 6 same');
    const { clock, candidates } = JSON.parse((await compare('aa', 'ab', '--json')).stdout);
    expect(clock).toBeCloseTo(1.1, 12);
    expect(candidates[0].ratio).toBeCloseTo(0.8, 9);
    expect(candidates[0].ratio_as_timed).toBeCloseTo(0.88, 9);
  });

  it('tells device against device, and not that anything changed', async () => {
    const { compare } = await twoRuns({ b: { run: { device: 'other-device' } } });
    const { code, stdout, stderr } = await compare('aa', 'ab', '--fail-on', 'changed:5%');
    expect(code).toBe(8);
    expect(stderr).toContain('2 candidates apart between the devices by more than 5 %');
    expect(stdout).toContain('device against device');
    expect(stdout).toContain('on B’s device ÷ on A’s');
    expect(stdout).toContain('1 slower on B’s device, 1 faster on B’s device');
  });

  it('says what cannot be compared: candidates of one run alone, and those that failed in one', async () => {
    const { compare } = await twoRuns({
      b: {
        candidates: expandedBlocks([1, 2, 3, 4, 5, 6, 7, 9]),
        latencyNs: (index) => (index === 0 ? null : latencyAfter(index)),
        run: { sweep: 'other paper' },
      },
    });
    const { stdout } = await compare('aa', 'ab');
    expect(stdout).toContain('6 compared');
    expect(stdout).toContain('1 candidate not timed in both: 1 measured in A and failed in B');
    expect(stdout).toMatch(/^1 candidate only in A$/m);
    expect(stdout).toMatch(/^1 candidate only in B$/m);
  });

  it(
    'compares two sweeps that were measured, and explore runs tells their verdicts',
    async () => {
      const cwd = sandbox();
      for (const seed of [1, 2]) {
        const config = writeConfig(cwd, { ...PAIR_SWEEP, seed });
        const swept = await explore(['sweep', '--config', config, '--fresh'], { cwd });
        expect(swept.code, swept.stderr).toBe(0);
      }
      const runs = JSON.parse((await explore(['runs', '--json'], { cwd })).stdout);
      expect(runs).toMatchObject([
        { seed: 1, verdict: { fronts: expect.stringMatching(/^(un)?decided$/), visits: expect.any(Number) } },
        { seed: 2, verdict: { discarded: expect.any(Number) } },
      ]);
      const table = await explore(['runs'], { cwd });
      expect(table.stdout).toMatch(/^run .*protocol .*started .*verdict$/m);
      expect(table.stdout.match(/(un)?decided: \S+ % contested, .*\S+ % discarded$/gm)).toHaveLength(2);
      const args = ['compare', runs[0].run.slice(0, 6), runs[1].run.slice(0, 6), '--json'];
      const { code, stdout, stderr } = await explore(args, { cwd });
      expect(code, stderr).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        same_device: true,
        clock: expect.any(Number),
        summary: { compared: 2 },
      });
    },
    A_SWEEP_MS * 2,
  );
});

describe('explore compare refuses', () => {
  const { version } = DEFAULT_PROTOCOL;
  const cases: readonly (readonly [string, Parameters<typeof twoRuns>[0], readonly string[], RegExp])[] = [
    ['a run that is not there', {}, ['aa', 'ff'], /no run of .*begins with "ff"[\s\S]*abbb33334444/],
    ['digits that two runs begin with', {}, ['a', 'ab'], /2 runs of .* begin with "a"[\s\S]*aaaa11112222/],
    ['a run against itself', {}, ['aa', 'aaa'], /both the run aaaa11112222/],
    ['a database that is not there', {}, ['aa', 'none.sqlite'], /there is no database none\.sqlite/],
    ['an empty run', {}, ['aa', 'convscape.sqlite#'], /no run of .* begins with ""/],
    ['one run alone', {}, ['aa'], /missing required argument 'B'/],
    ['a sweep that is not there', {}, ['aa', 'ab', '--sweep', 'x'], /no sweep "x"/],
    [
      'cache modes that differ',
      { b: { run: { protocol: { ...DEFAULT_PROTOCOL, cache: 'cold-weights' } } } },
      ['aa', 'ab'],
      /A was measured with hot caches and B with cold-weights.*never meet/,
    ],
    [
      'protocol versions that differ',
      { a: { run: { protocol: { ...DEFAULT_PROTOCOL, version: 1 } } } },
      ['aa', 'ab'],
      new RegExp(`protocol version 1 and B by version ${version}[\\s\\S]*--fresh`),
    ],
    [
      'sweeps without a candidate in common',
      { b: { run: { sweep: 'other paper' }, candidates: expandedBlocks([1, 2], 16) } },
      ['aa', 'ab'],
      /"paper" and run abbb33334444 of "other paper" share no candidate/,
    ],
    [
      'a run that took everything over from the other',
      { b: { latencyNs: latencyBefore } },
      ['aa', 'ab'],
      /nothing to compare[\s\S]*--fresh/,
    ],
    [
      'runs that timed nothing in common',
      { b: { latencyNs: () => null } },
      ['aa', 'ab'],
      /no candidate was timed in both/,
    ],
  ];

  it.each(cases)('%s', async (_title, runs, args, spoken) => {
    const { compare } = await twoRuns(runs);
    const { code, stdout, stderr } = await compare(...args);
    expect(stderr).toMatch(spoken);
    expect(stderr).not.toMatch(/not foreseen/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each(['slower', 'slower:5', 'slower:-5%', 'slowr:5%', 'faster:100%', 'slower:5%%', ''])(
    'the limit "%s"',
    async (limit) => {
      const { code, stderr } = await explore(['compare', 'a', 'b', '--fail-on', limit], { cwd: sandbox() });
      expect(code).toBe(2);
      expect(stderr).toContain('slower:5%');
    },
  );
});
