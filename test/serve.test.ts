import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, post } from './ask.js';
import { explore } from './explore.js';
import { FINGERPRINT, honestResult, PaperDevice, type TimedResult } from './paper-device.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { serving } from './serving.js';
import { sweptDatabases } from './swept-database.js';
import { PAIR_SWEEP } from './tiny-sweep.js';

const tokenOf = (link: string) => new URL(link).hash.slice(1);
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('explore serve', () => {
  const swept = sweptDatabases(PAIR_SWEEP);

  describe('its pages', () => {
    it('come with headers that isolate them and let them do nothing but their own', async () => {
      const server = await serving(swept());
      for (const path of ['/', '/device', '/device?token=x', '/worker.js']) {
        const { status, headers } = await ask(`${server.origin}${path}`);
        expect(status, path).toBe(200);
        expect(headers, path).toMatchObject({
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-embedder-policy': 'require-corp',
          'cross-origin-resource-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          'content-security-policy': expect.stringMatching(
            /^default-src 'none'; script-src '(sha256|wasm)-[^']+'/,
          ),
        });
        expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
      expect((await ask(`${server.origin}/../../etc/passwd`)).status).toBe(404);
      expect((await ask(`${server.origin}/device`, { method: 'PUT' })).status).toBe(403);
    });

    it('are the live report only for who has opened its link, once', async () => {
      const server = await serving(swept());
      expect((await ask(`${server.origin}/report`)).status).toBe(403);
      const token = tokenOf(await server.link('report'));
      const joined = await post(server.origin, '/api/join', { purpose: 'report', token });
      const [cookie = ''] = joined.headers['set-cookie'] ?? [];
      expect(cookie).toMatch(/^convscape-report-\d+=[\w-]+; Path=\/report; HttpOnly; SameSite=Strict$/);
      const headers = { Cookie: cookie.split(';', 1)[0]! };
      const report = await ask(`${server.origin}/report`, { headers });
      expect(report).toMatchObject({ status: 200, text: expect.stringContaining('id="report-document"') });
      expect(report.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(report.text).not.toContain(token);

      const again = await post(server.origin, '/api/join', { purpose: 'report', token });
      expect(again).toMatchObject({ status: 401, json: { refused: { code: 'WRONG_TOKEN' } } });
      const next = tokenOf(await server.link('report'));
      expect((await post(server.origin, '/api/join', { purpose: 'report', token: next })).status).toBe(200);
    });

    it('are the report that the command writes, and hold what was stored since', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const token = tokenOf(await server.link('report'));
      const joined = await post(server.origin, '/api/join', { purpose: 'report', token });
      const headers = { Cookie: joined.headers['set-cookie']![0]!.split(';', 1)[0]! };
      const read = async () => (await ask(`${server.origin}/report`, { headers })).text;
      const before = await read();
      expect(await read()).toBe(before);
      expect((await explore(['report'], { cwd })).code).toBe(0);
      expect(before === readFileSync(join(cwd, 'convscape.html'), 'utf8')).toBe(true);
      const device = await PaperDevice.begin(server);
      const turn = await device.turn();
      expect((await device.handIn(turn.turn, await honestResult(turn))).json).toEqual({ state: 'stored' });
      expect(await read()).not.toBe(before);
    });
  });

  describe('its answers', () => {
    it('need a session, and a session needs the token that was printed', async () => {
      const server = await serving(swept());
      const link = await server.link('device');
      const questions = ['introduce', 'begin', 'next', 'result', 'alive', 'leave'];
      for (const question of questions) {
        expect((await post(server.origin, `/api/${question}`, {})).status, question).toBe(401);
      }
      const wrong = `${tokenOf(link).slice(0, -1)}!`;
      for (const token of [wrong, '', tokenOf(await server.link('report'))]) {
        expect((await post(server.origin, '/api/join', { purpose: 'device', token })).status).toBe(401);
      }
      const right = await post(server.origin, '/api/join', { purpose: 'device', token: tokenOf(link) });
      expect(right.status).toBe(200);
      const { session } = right.json as { session: string };
      expect(session).not.toBe(tokenOf(link));
      // The link's token is not the session's.
      const headers = { Authorization: `Bearer ${tokenOf(link)}` };
      expect((await post(server.origin, '/api/next', {}, { headers })).status).toBe(401);
    });

    it('are not for whoever opened the report', async () => {
      const server = await serving(swept());
      const token = tokenOf(await server.link('report'));
      const { json } = await post(server.origin, '/api/join', { purpose: 'report', token });
      const headers = { Authorization: `Bearer ${(json as { session: string }).session}` };
      const answer = await post(server.origin, '/api/introduce', { fingerprint: FINGERPRINT }, { headers });
      expect(answer.status).toBe(401);
    });

    it('stop for who guesses', async () => {
      const server = await serving(swept());
      const statuses: number[] = [];
      for (let guess = 0; guess < 25; guess++) {
        const { status } = await post(server.origin, '/api/join', {
          purpose: 'device',
          token: `guess${guess}`,
        });
        statuses.push(status);
      }
      expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
      expect(statuses.at(-1)).toBe(429);
    });

    it('are not for names that were made to point here', async () => {
      const server = await serving(swept());
      const { port } = new URL(server.origin);
      for (const Host of ['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`]) {
        expect((await ask(`${server.origin}/device`, { headers: { Host } })).status, Host).toBe(421);
        const rebound = { headers: { Host, Origin: `http://${Host}` } };
        expect((await post(server.origin, '/api/join', {}, rebound)).status, Host).toBe(421);
      }
      const headers = { Host: `localhost:${port}` };
      expect((await ask(`${server.origin}/device`, { headers })).status).toBe(200);
    });

    it('are not for pages of other origins', async () => {
      const server = await serving(swept());
      const token = tokenOf(await server.link('device'));
      const others = ['http://evil.example', 'https://127.0.0.1', 'http://127.0.0.1:1', 'null', ''];
      for (const Origin of others) {
        const body = { purpose: 'device', token };
        const answer = await post(server.origin, '/api/join', body, { headers: { Origin } });
        expect(answer.status, Origin).toBe(403);
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
      // As a form of another site would post it, and as a program without an origin.
      const body = JSON.stringify({ purpose: 'device', token });
      expect(
        (await ask(`${server.origin}/api/join`, { method: 'POST', headers: JSON_TYPE, body })).status,
      ).toBe(403);
      const preflight = { method: 'OPTIONS', headers: { Origin: 'http://evil.example' } };
      expect((await ask(`${server.origin}/api/join`, preflight)).status).toBe(403);
      // None of this has spent it.
      expect((await post(server.origin, '/api/join', { purpose: 'device', token })).status).toBe(200);
    });

    it('are only to JSON, of 64 KiB at the most, in the form that is agreed', async () => {
      const server = await serving(swept());
      const device = await PaperDevice.join(server);
      const session = { Authorization: `Bearer ${device.session}` };
      const text = { headers: { ...session, 'Content-Type': 'text/plain' } };
      expect((await post(server.origin, '/api/next', {}, text)).status).toBe(415);
      const broken = { headers: session, body: '{"a":' };
      expect((await post(server.origin, '/api/next', {}, broken)).status).toBe(400);
      const large = { state: 'x'.repeat(64 * 1024) };
      expect((await device.say('alive', large)).status).toBe(413);
      const chunked = { headers: { ...session, 'Transfer-Encoding': 'chunked' } };
      expect((await post(server.origin, '/api/alive', large, chunked)).status).toBe(413);

      const malformed: readonly (readonly [question: string, body: unknown])[] = [
        ['alive', { state: 'dancing' }],
        ['alive', { state: 'paused', more: 1 }],
        ['alive', []],
        ['introduce', { fingerprint: { ...FINGERPRINT, runtime: 'x'.repeat(1000) } }],
        ['introduce', { fingerprint: { ...FINGERPRINT, logicalCores: -1 } }],
        ['introduce', { fingerprint: { ...FINGERPRINT, __proto__: null, extra: {} } }],
        // A page that passes for the machine which keeps the database would write into its runs.
        ['introduce', { fingerprint: { ...FINGERPRINT, runtime: 'node 20.20.2', v8Version: '11.3.244.8' } }],
      ];
      for (const [question, body] of malformed) {
        const answer = await device.say(question, body);
        expect(answer, JSON.stringify(body)).toMatchObject({
          status: 400,
          json: { refused: { code: 'MALFORMED' } },
        });
      }
    });

    it('come no faster than a device can measure', async () => {
      const server = await serving(swept());
      const device = await PaperDevice.begin(server);
      const answers = await Promise.all(
        Array.from({ length: 200 }, () => device.say('alive', { state: 'measuring' })),
      );
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(20);
      expect(refused[0]?.headers['retry-after']).toBe('1');
    });

    it('come no faster where the report is asked for', async () => {
      const server = await serving(swept());
      const token = tokenOf(await server.link('report'));
      const joined = await post(server.origin, '/api/join', { purpose: 'report', token });
      const headers = { Cookie: joined.headers['set-cookie']![0]!.split(';', 1)[0]! };
      const report = () => ask(`${server.origin}/report`, { method: 'HEAD', headers });
      const answers = await Promise.all(Array.from({ length: 200 }, report));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    });
  });

  describe('pages of one session', () => {
    it('are one that measures, the newest, and others that are told so and do it no harm', async () => {
      const server = await serving(swept());
      const older = await PaperDevice.begin(server);
      const lost = await older.turn();
      const newer = older.copy('newer');
      await newer.introduce();
      await newer.tellConditions();
      const turn = await newer.turn();
      expect(turn.task.candidate.key).toBe(lost.task.candidate.key);
      const result = await honestResult(turn);
      const told = { status: 409, json: { refused: { code: 'OTHER_PAGE' } } };
      expect(await older.handIn(lost.turn, result)).toMatchObject(told);
      for (const [question, body] of [
        ['next', {}],
        ['alive', { state: 'measuring' }],
        ['alive', { state: 'paused', cause: 'hidden' }],
        ['leave', {}],
      ] as const) {
        expect(await older.say(question, body), question).toMatchObject(told);
      }
      expect((await newer.handIn(turn.turn, result)).json).toEqual({ state: 'stored' });
      // Nobody is kept out once the newer one has left.
      await newer.say('leave');
      expect(await older.say('next')).toMatchObject({
        status: 409,
        json: { refused: { code: 'NOT_BEGUN' } },
      });
      await older.introduce();
      await older.tellConditions();
      await older.turn();
    });

    it('have names that are bounded', async () => {
      const server = await serving(swept());
      const device = await PaperDevice.join(server);
      for (const page of ['a'.repeat(65), 'a b', 'a, b']) {
        expect(await device.copy(page).say('next'), page).toMatchObject({
          status: 400,
          json: { refused: { code: 'MALFORMED' } },
        });
      }
    });
  });

  describe('devices', () => {
    it('that look alike share a run where they compute alike, and are told what to do where they do not', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const first = await PaperDevice.begin(server);
      const other = await PaperDevice.join(server);
      const begin = async (computeNs: number) => {
        await other.introduce();
        const sentinels = { computeNs, memoryNs: 1e6, memoryBytes: 2 ** 20 };
        return other.say('begin', { calibrations: {}, sentinels });
      };
      for (const [computeNs, words] of [
        [1.5e6, 'let it cool'],
        [0.5e6, 'the run is of a slower device'],
      ] as const) {
        expect(await begin(computeNs)).toMatchObject({
          status: 409,
          json: { refused: { code: 'OTHER_SPEED', message: expect.stringContaining(words) } },
        });
        expect((await other.say('next')).json).toMatchObject({ refused: { code: 'NOT_BEGUN' } });
      }
      expect((await begin(1.05e6)).status).toBe(200);
      await first.turn();
      const runs = await query(join(cwd, 'convscape.sqlite'), 'SELECT run FROM run');
      expect(runs).toHaveLength(2);
    });

    it('are three to a session at the most', async () => {
      const device = await PaperDevice.join(await serving(swept()));
      const introduce = (runtime: string) =>
        device.say('introduce', { fingerprint: { ...FINGERPRINT, runtime } });
      for (const runtime of ['a 1', 'a 2', 'a 3']) expect((await introduce(runtime)).status).toBe(200);
      expect(await introduce('a 4')).toMatchObject({
        status: 403,
        json: { refused: { code: 'SESSION_ENDED' } },
      });
      expect((await introduce('a 1')).status).toBe(200);
    });
  });

  describe('results', () => {
    const visitsOf = (cwd: string) =>
      query(
        join(cwd, 'convscape.sqlite'),
        "SELECT visit FROM visit JOIN run USING (run) JOIN device USING (device) WHERE fingerprint LIKE '%paper%'",
      );

    it('are taken once, for turns that were handed to the session', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const [one, two] = [await PaperDevice.begin(server), await PaperDevice.begin(server)];
      const [turn, other] = [await one.turn(), await two.turn()];
      const result = await honestResult(turn);
      expect(await one.handIn('never', result)).toMatchObject({
        status: 422,
        json: { refused: { code: 'NOT_HANDED_OUT' } },
      });
      expect((await one.handIn(other.turn, result)).status).toBe(422);
      expect(await visitsOf(cwd)).toEqual([]);
      expect((await one.handIn(turn.turn, result)).json).toEqual({ state: 'stored' });
      expect((await one.handIn(turn.turn, result)).json).toEqual({ state: 'stale' });
      expect(await visitsOf(cwd)).toHaveLength(1);
      expect(server.said()).toContain('not believed');
    });

    it('are stored as what they are, and nothing else with them', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const device = await PaperDevice.begin(server);
      const turn = await device.turn();
      const { timing, ...rest } = await honestResult(turn);
      const more = { ...rest, timing: { ...timing, html: '<img>' }, html: '<img>' };
      expect((await device.handIn(turn.turn, more)).json).toEqual({ state: 'stored' });
      const [visit] = await query(
        join(cwd, 'convscape.sqlite'),
        `SELECT candidate, batches_ns FROM visit WHERE run = (SELECT run FROM run ORDER BY started_at DESC LIMIT 1)`,
      );
      const batchesNs = JSON.stringify(timing.batchesNs);
      expect(visit).toEqual({ candidate: turn.task.candidate.key, batches_ns: batchesNs });
    });

    const timed = (change: Partial<TimedResult['timing']>) => (result: TimedResult) => ({
      ...result,
      timing: { ...result.timing, ...change },
    });
    const offBy = (sample: readonly number[], error: number): readonly number[] => {
      const largest = Math.max(...sample.map(Math.abs));
      return sample.map((value, index) => (index === 9 ? value + error * largest : value));
    };
    const forged: readonly (readonly [how: string, forge: (result: TimedResult) => unknown])[] = [
      [
        'one element of the output is off by a thousandth',
        (result) => ({
          ...result,
          outputSample: result.outputSample!.map((value, index) =>
            index === 9 ? value * 1.001 + 0.001 : value,
          ),
        }),
      ],
      ['the output is of nothing', (result) => ({ ...result, outputSample: Array(64).fill(0) })],
      [
        'the output has an element too few',
        (result) => ({ ...result, outputSample: result.outputSample!.slice(1) }),
      ],
      ['there is no output', ({ outputSample: _none, ...result }) => result],
      [
        'it excuses its error by a bound of its own',
        (result) => ({
          ...result,
          verification: { ...result.verification, error: 0.5, errorBound: 1 },
        }),
      ],
      [
        'its output is a little wrong and it leaves its verification out',
        ({ verification: _none, ...result }) => ({
          ...result,
          outputSample: offBy(result.outputSample!, 5e-5),
        }),
      ],
      [
        'its output is a little wrong by the loosest bound that it may state',
        (result) => ({
          ...result,
          outputSample: offBy(result.outputSample!, 5e-5),
          verification: { ...result.verification, errorBound: 1e-4 },
        }),
      ],
      [
        'it found itself wrong',
        (result) => ({
          ...result,
          verification: { ...result.verification, error: 5e-5, errorBound: 1e-4 },
        }),
      ],
      ['its times are divided by a thousand', timed({ conditions: { correction: 1000 } })],
      ['its times are divided by more than any slow clock', timed({ conditions: { correction: 1.2 } })],
      [
        'its kernels have times of their own, which its engine cannot know',
        (result) => timed({ kernelBatchesNs: result.timing.batchesNs.map((ns) => ns / 2) })(result),
      ],
      ['a batch took no time', timed({ batchesNs: [1e6, 0, 1e6] })],
      ['a batch took less than none', timed({ batchesNs: [1e6, -1e6] })],
      ['a batch took no number', timed({ batchesNs: [Number.NaN] })],
      ['there is no batch', timed({ batchesNs: [] })],
      [
        'it is faster than ten times what its device can do',
        timed({ batchesNs: [100, 100, 100], callsPerBatch: 100 }),
      ],
      ['its state is none', (result) => ({ ...result, state: 'excellent' })],
      ['it is a list', () => []],
      ['it is null', () => null],
    ];

    it.each(forged)('are not believed where %s', async (_how, forge) => {
      const cwd = swept();
      const server = await serving(cwd);
      const device = await PaperDevice.begin(server);
      const turn = await device.turn();
      const answer = await device.handIn(turn.turn, forge(await honestResult(turn)));
      expect(answer).toMatchObject({ status: 422, json: { refused: { code: 'NOT_BELIEVED' } } });
      expect(await visitsOf(cwd)).toEqual([]);
      expect(server.said()).toContain('result 1 not believed');
      // The turn is still to be taken.
      expect((await device.turn()).task.candidate.key).toBe(turn.task.candidate.key);
    });

    it('may be discarded until their turn says that it keeps whatever is disturbed', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const device = await PaperDevice.begin(server);
      let turn = await device.turn();
      const { verification: _, outputSample: _sample, ...timed } = await honestResult(turn);
      const discarded = { ...timed, state: 'discarded', reason: 'far too hot' };
      let stored = 0;
      for (; !turn.task.watch?.keepDisturbed; turn = await device.turn()) {
        expect((await device.handIn(turn.turn, discarded)).json).toEqual({ state: 'stored' });
        expect(++stored).toBeLessThanOrEqual(8);
      }
      expect(await device.handIn(turn.turn, discarded)).toMatchObject({
        status: 422,
        json: { refused: { code: 'NOT_BELIEVED' } },
      });
      expect(await visitsOf(cwd)).toHaveLength(stored);
    });

    it('that are not believed are counted, and after five a session gets no more turns', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const device = await PaperDevice.begin(server);
      for (let forgery = 0; forgery < 5; forgery++) {
        expect((await device.handIn((await device.turn()).turn, {})).status).toBe(422);
      }
      expect(await device.say('next')).toMatchObject({
        status: 403,
        json: { refused: { code: 'SESSION_ENDED' } },
      });
      const [event] = await query(
        join(cwd, 'convscape.sqlite'),
        "SELECT count(*) AS refused FROM event WHERE kind = 'refused-result'",
      );
      expect(event).toEqual({ refused: 5 });
    });

    it('are not taken of a device that does not say what it can do at most', async () => {
      const server = await serving(swept());
      const device = await PaperDevice.join(server);
      await device.introduce();
      const sentinels = { computeNs: 1e6, memoryNs: 1e6, memoryBytes: 2 ** 20 };
      expect((await device.say('begin', { calibrations: {}, sentinels })).status).toBe(400);
    });
  });

  describe('the command', () => {
    it('says what is wrong, by its exit code too', async () => {
      const cwd = swept();
      const taken = createServer();
      await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void taken.close());
      const { port } = taken.address() as AddressInfo;
      const cases: readonly (readonly [args: readonly string[], code: number, words: string])[] = [
        [['--port', String(port)], 5, `port ${port} of 127.0.0.1 is in use`],
        [['--port', '70000'], 2, 'from 0 to 65535'],
        [['--host', '203.0.113.1'], 2, 'no address of this machine'],
        [['--cert', 'a.pem'], 2, '--cert and --key'],
        [['--cert', 'convscape.sqlite', '--key', 'convscape.sqlite'], 2, 'no certificate'],
        [['--sweep', 'none'], 2, 'no sweep "none"'],
        [['--db', 'none.sqlite'], 2, 'no database'],
      ];
      for (const [args, code, words] of cases) {
        const ended = await explore(['serve', ...args], { cwd });
        expect(ended, args.join(' ')).toMatchObject({ code, stderr: expect.stringContaining(words) });
      }
    });

    it('ends by Ctrl-C whoever is connected, and tells of devices that were measuring', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const device = await PaperDevice.begin(server);
      await device.turn();
      expect(await server.stop()).toBe(130);
      const runs = await query(join(cwd, 'convscape.sqlite'), 'SELECT state FROM run ORDER BY started_at');
      expect(runs.map(({ state }) => state)).toEqual(['complete', 'interrupted']);
    });

    it('goes on where nobody reads its output any more, and ends as ever', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      await server.link('report');
      const link = await server.link('device');
      server.leave();
      // The next link cannot be shown: who joins is let in nevertheless, and measures.
      const device = await PaperDevice.joinBy(link);
      await device.introduce();
      await device.tellConditions();
      const turn = await device.turn();
      expect((await device.handIn(turn.turn, await honestResult(turn))).json).toEqual({ state: 'stored' });
      expect(server.said()).toContain('links cannot be shown any more (nobody reads it)');
      expect(await server.stop()).toBe(130);
      const runs = await query(join(cwd, 'convscape.sqlite'), 'SELECT state FROM run ORDER BY started_at');
      expect(runs.map(({ state }) => state)).toEqual(['complete', 'interrupted']);
    });

    it('listens where only this machine reaches it, unless it is told otherwise', async () => {
      const cwd = swept();
      const statusAt = (origin: string, address: string) =>
        ask(`http://${address}:${new URL(origin).port}/device`).then(
          ({ status }) => status,
          ({ code }: { readonly code: string }) => code,
        );
      const own = await serving(cwd);
      expect(new URL(own.origin).hostname).toBe('127.0.0.1');
      expect(await statusAt(own.origin, '127.0.0.1')).toBe(200);
      // Another address of this machine, where Linux answers as on any other.
      expect(await statusAt(own.origin, '127.0.0.2')).not.toBe(200);
      const open = await serving(cwd, ['--host', '0.0.0.0']);
      expect(await statusAt(open.origin, '127.0.0.1')).toBe(200);
    });

    it('needs a run that says what is to be measured', async () => {
      const cwd = sandbox();
      expect((await explore(['serve'], { cwd })).code).toBe(2);
    });
  });
});
