import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { explore } from './explore.js';
import { DARK_PHONE, overflowPx, seriousViolations } from './looks.js';
import { hasChromium, launchChromium } from './means.js';
import { honestResult, PaperDevice } from './paper-device.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { serving } from './serving.js';
import { sweptDatabases } from './swept-database.js';
import { A_SWEEP_MS, SOLO_SWEEP, TINY_SWEEP, writeConfig } from './tiny-sweep.js';
import { watchWakeLocks } from './wake-locks.js';

describe.runIf(hasChromium())(
  'the device page of explore serve, in Chromium',
  { timeout: A_SWEEP_MS },
  () => {
    const swept = sweptDatabases(TINY_SWEEP);
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchChromium();
    });

    afterAll(() => browser?.close());

    interface Opened {
      readonly page: Page;
      readonly problems: string[];
      readonly keepsAwake: () => Promise<number>;
    }

    async function openPage(link: string, options: BrowserContextOptions = {}): Promise<Opened> {
      const page = await (await browser.newContext({ ignoreHTTPSErrors: true, ...options })).newPage();
      const keepsAwake = await watchWakeLocks(page);
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(link);
      return { page, problems, keepsAwake };
    }

    /** Per device and candidate: how many screenings count. */
    const screenings = (cwd: string) =>
      query(
        join(cwd, 'convscape.sqlite'),
        `SELECT json_extract(fingerprint, '$.runtime') AS runtime, candidate, count(*) AS screenings
       FROM visit JOIN run USING (run) JOIN device USING (device)
       WHERE phase = 'screening' AND visit.state <> 'discarded' GROUP BY device, candidate`,
      );

    it('joins the sweep by its link, measures every candidate, and is found in the database', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const { page, problems } = await openPage(await server.link('device'));
      await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: A_SWEEP_MS });
      expect(problems).toEqual([]);
      // The token is nowhere any more: not in the address, and not in what the page keeps.
      expect(new URL(page.url()).hash).toBe('');
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      const rows = await screenings(cwd);
      expect(rows.filter(({ runtime }) => /^chromium \d+$/.test(String(runtime)))).toHaveLength(4);
      expect(rows).toHaveLength(8);
      expect(new Set(rows.map((row) => row.screenings))).toEqual(new Set([1]));
      const states = await query(join(cwd, 'convscape.sqlite'), 'SELECT state FROM run');
      expect(states).toEqual([{ state: 'complete' }, { state: 'complete' }]);

      // Nothing is left for whoever comes next, and the report has both devices.
      const again = await openPage(await server.link('device'));
      await again.page.getByRole('heading', { name: 'Done' }).waitFor();
      await again.page.goto(`${server.origin}/report`);
      await again.page.waitForSelector('h1');
      expect(await again.page.locator('#app').textContent()).toMatch(/chromium \d+/);
      expect(await server.stop()).toBe(130);
    });

    it('measures on several threads, since its page is isolated', async () => {
      const cwd = sandbox();
      writeConfig(cwd, { ...SOLO_SWEEP, blocks: [{ kind: 'standard', kernel: [3] }], threads: [1, 2] });
      const { code, stderr } = await explore(['sweep', '--config', 'sweep.json'], { cwd });
      expect(code, stderr).toBe(0);
      const server = await serving(cwd);
      const { page, problems } = await openPage(await server.link('device'));
      await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: A_SWEEP_MS });
      expect(problems).toEqual([]);
      const measured = await query(
        join(cwd, 'convscape.sqlite'),
        `SELECT threads, measurement.state FROM measurement JOIN run USING (run) JOIN device USING (device) JOIN candidate USING (candidate)
         WHERE runtime LIKE 'chromium %' ORDER BY threads`,
      );
      expect(measured.map(({ threads }) => threads)).toEqual([1, 2]);
      for (const { state } of measured) expect(state).toMatch(/^(measured|noisy)$/);
    });

    it('pauses, resumes, and goes on where it was after it was loaded anew', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const { page, keepsAwake } = await openPage(await server.link('device'));
      await expect.poll(keepsAwake).toBe(1);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('heading', { name: 'Paused' }).waitFor();
      await expect.poll(keepsAwake).toBe(0);
      await page.getByRole('button', { name: 'Resume' }).click();
      await expect.poll(keepsAwake).toBe(1);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('heading', { name: 'Paused' }).waitFor();
      const count = () => query(join(cwd, 'convscape.sqlite'), 'SELECT count(*) AS visits FROM visit');
      const before = await count();
      await page.waitForTimeout(500);
      expect(await count()).toEqual(before);
      await page.reload();
      await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: A_SWEEP_MS });
      expect(await count()).not.toEqual(before);
      await expect.poll(keepsAwake).toBe(0);
    });

    it('says why it waits where it computes slower than when its run began, and goes on by itself', async () => {
      const server = await serving(swept());
      const first = await openPage(await server.link('device'));
      await first.page.getByRole('heading', { name: 'Measuring' }).waitFor();
      await first.page.close();
      const page = await (await browser.newContext()).newPage();
      let isHot = true;
      await page.route('**/api/begin', (route) => {
        const told = route.request().postDataJSON();
        if (isHot) told.sentinels.computeNs *= 2;
        return route.continue({ postData: JSON.stringify(told) });
      });
      await page.goto(await server.link('device'));
      await page.getByRole('heading', { name: 'Trying again' }).waitFor();
      await page.getByText('let it cool').waitFor();
      isHot = false;
      await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: A_SWEEP_MS });
    });

    it('measures in the copy of its tab, and says so in the tab that was copied', async () => {
      const server = await serving(swept());
      const { page } = await openPage(await server.link('device'));
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('heading', { name: 'Paused' }).waitFor();
      // As browsers copy a tab: with what it keeps.
      const kept = await page.evaluate(() => ({ ...sessionStorage }));
      const copy = await page.context().newPage();
      await copy.addInitScript((all) => void Object.assign(sessionStorage, all), kept);
      await copy.goto(`${server.origin}/device`);
      await copy.getByRole('heading', { name: 'Done' }).waitFor({ timeout: A_SWEEP_MS });
      await page.getByRole('button', { name: 'Resume' }).click();
      await page.getByText('this tab was copied').waitFor();
      await page.getByRole('heading', { name: 'Ended' }).waitFor();
    });

    it('fits a phone in the dark, at work and when it is over', async () => {
      const server = await serving(swept());
      const { page } = await openPage(await server.link('device'), DARK_PHONE);
      await page.getByRole('progressbar').waitFor();
      const looks = async () => [await overflowPx(page), await seriousViolations(page)];
      expect(await looks()).toEqual([0, []]);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await looks()).toEqual([0, []]);
      const { page: late } = await openPage(`${server.origin}/device`, DARK_PHONE);
      await late.getByRole('heading', { name: 'Ended' }).waitFor();
      expect([await overflowPx(late), await seriousViolations(late)]).toEqual([0, []]);
    });

    it('has a live report beside it that follows what another device measures, and measures itself', async () => {
      const server = await serving(swept());
      const device = await PaperDevice.join(server);
      const { device: name } = await device.introduce();
      await device.tellConditions();
      const { page, problems } = await openPage(await server.link('report'));
      await page.waitForURL(`${server.origin}/report`);
      await page.getByText('This page follows the sweep').waitFor();
      await page.evaluate((hash) => location.assign(hash), `#device=${name}`);
      const rows = page.locator('#candidates tbody');
      const pending = async () => (await rows.getByText('pending').allTextContents()).length;
      await expect.poll(pending).toBe(4);
      const turn = await device.turn();
      expect((await device.handIn(turn.turn, await honestResult(turn))).json).toEqual({ state: 'stored' });
      await expect.poll(pending, { timeout: 30_000 }).toBe(3);

      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      const section = page.locator('.own-device');
      await section.getByRole('button', { name: /^Start/ }).click();
      await section.getByText(/^[1-9]\d* visits? so far/).waitFor({ timeout: A_SWEEP_MS });
      expect(await section.getByText('not isolated').count()).toBe(0);
      await section.getByRole('button', { name: 'Stop' }).click();
      await section.getByText('Stopped. What was measured is kept.').waitFor();
      expect(problems).toEqual([]);
    });

    it('says what to do where its link was used before', async () => {
      const server = await serving(swept());
      const link = await server.link('device');
      await openPage(link);
      await server.link('device');
      const late = await openPage(link);
      await late.page.getByText('used before').waitFor();
      const without = await openPage(`${server.origin}/device`);
      await without.page.getByText('by the link that the terminal shows').waitFor();
      const report = await server.link('report');
      const { page } = await openPage(report);
      await page.waitForURL(`${server.origin}/report`);
      const reportAgain = await openPage(report);
      await reportAgain.page.getByText('used before').waitFor();
    });

    it('gives a page of another origin nothing, whatever that page tries', async () => {
      const server = await serving(swept());
      const link = new URL(await server.link('device'));
      const evil = createServer((_request, response) =>
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>evil</title>'),
      );
      await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void evil.close());
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
      const tried = await page.evaluate(
        async ([origin, token]) => {
          const body = JSON.stringify({ purpose: 'device', token });
          const outcomeOf = (work: Promise<Response>) =>
            work.then(
              ({ type, status }) => `${type} ${status}`,
              () => 'blocked',
            );
          const loaded = (element: HTMLScriptElement | HTMLImageElement) =>
            new Promise<string>((resolve) => {
              element.onload = () => resolve('loaded');
              element.onerror = () => resolve('blocked');
              document.head.append(element);
            });
          const post = { method: 'POST', body, credentials: 'include' } as const;
          const script = Object.assign(document.createElement('script'), { src: `${origin}/worker.js` });
          const opened = open(`${origin}/device#${token}x`);
          await new Promise((resolve) => setTimeout(resolve, 1000));
          return {
            read: await outcomeOf(fetch(`${origin}/device`)),
            post: await outcomeOf(fetch(`${origin}/api/join`, post)),
            json: await outcomeOf(
              fetch(`${origin}/api/join`, { ...post, headers: { 'Content-Type': 'application/json' } }),
            ),
            // Sent, refused, and not to be read.
            blind: await outcomeOf(fetch(`${origin}/api/join`, { ...post, mode: 'no-cors' })),
            script: await loaded(script),
            // The page that was opened is out of reach.
            opened: opened === null || opened.closed,
          };
        },
        [server.origin, link.hash.slice(1)] as const,
      );
      expect(tried).toEqual({
        read: 'blocked',
        post: 'blocked',
        json: 'blocked',
        blind: 'blocked',
        script: 'blocked',
        opened: true,
      });
      await page.evaluate((src) => {
        document.body.append(Object.assign(document.createElement('iframe'), { src }));
      }, `${server.origin}/device`);
      await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
      const form = page.waitForResponse(`${server.origin}/api/join`);
      await page.evaluate((action) => {
        const form = Object.assign(document.createElement('form'), { action, method: 'post' });
        document.body.append(form);
        form.submit();
      }, `${server.origin}/api/join`);
      expect((await form).status()).toBe(403);
      // None of this has spent the link.
      const own = await openPage(link.href);
      await own.page.getByRole('heading', { name: /Getting ready|Measuring/ }).waitFor();
    });

    it('shows what a device says of itself as text, wherever it is shown', async () => {
      const cwd = swept();
      const server = await serving(cwd);
      const hostile = `</script><img src=x onerror="document.title='owned!'"><script>document.title='owned!'</script>\u001b[31m`;
      const device = await PaperDevice.begin(server, {
        runtime: hostile,
        operatingSystem: hostile,
        architecture: hostile,
        cpuModel: hostile,
      });
      const turn = await device.turn();
      expect((await device.handIn(turn.turn, { state: 'failed', reason: hostile })).json).toEqual({
        state: 'stored',
      });
      const { page, problems } = await openPage(await server.link('report'));
      await page.waitForURL(`${server.origin}/report`);
      await page.waitForSelector('h1');
      expect(await page.title()).not.toBe('owned!');
      expect(await page.locator('#app img, #app script').count()).toBe(0);
      expect(await page.locator('#app').textContent()).toContain('<img src=x');
      expect(problems).toEqual([]);
      expect(server.said()).not.toContain('\u001b');
    });

    it('is a secure context by https, isolated, and says where it is none', async () => {
      const cwd = swept();
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:P-256',
          '-nodes',
          '-days',
          '2',
        ].concat(['-subj', '/CN=localhost', '-keyout', 'key.pem', '-out', 'cert.pem']),
        { cwd, stdio: 'ignore' },
      );
      const secure = await serving(cwd, ['--host', '0.0.0.0', '--cert', 'cert.pem', '--key', 'key.pem']);
      const { page } = await openPage(await secure.link('device'));
      await page.getByRole('heading', { name: 'Measuring' }).waitFor();
      expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([true, true]);
      expect(await page.locator('.notice-line').count()).toBe(0);
      await page.context().close();

      const plain = await serving(cwd, ['--host', '0.0.0.0']);
      // An address that is not loopback's, and yet reaches no further than this machine.
      const link = new URL(await plain.link('device'));
      link.hostname = '0.0.0.0';
      const open = await openPage(link.href);
      await open.page.getByRole('heading', { name: 'Measuring' }).waitFor();
      expect(await open.page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([false, false]);
      const notice = await open.page.locator('.notice-line').textContent();
      for (const lost of ['no secure context', 'timer is coarse', 'one thread', 'no WebGPU', 'battery'])
        expect(notice).toContain(lost);
      const has = () => ['gpu', 'getBattery'].map((name) => name in navigator);
      expect(await open.page.evaluate(has)).toEqual([false, false]);
      expect(plain.said()).toContain('beyond this machine plain http is no secure context');
      expect(plain.said()).toContain('no WebGPU');
      // What it stores says how coarse its timer was, and holds batches that are long enough for that.
      const stored = () =>
        query(
          join(cwd, 'convscape.sqlite'),
          `SELECT timer_step_ns AS step, batches_ns AS batches, flags FROM visit JOIN run USING (run) JOIN device USING (device)
           WHERE json_extract(fingerprint, '$.crossOriginIsolated') = 0 AND visit.state IN ('timed', 'discarded')`,
        );
      await expect.poll(async () => (await stored()).length, { timeout: A_SWEEP_MS }).toBeGreaterThan(0);
      for (const { step, batches, flags } of await stored()) {
        expect(step).toBeGreaterThanOrEqual(50_000);
        expect(Math.min(...JSON.parse(String(batches)))).toBeGreaterThanOrEqual(100 * Number(step));
        expect(flags).toContain('coarse-timer');
      }
    });

    it('is small', () => {
      const html = readFileSync(new URL('../apps/report/dist/device.html', import.meta.url), 'utf8');
      const [, script = ''] = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(html) ?? [];
      const worker = readFileSync(new URL('../packages/pool/dist/browser/worker.js', import.meta.url));
      expect(script.length).toBeGreaterThan(1000);
      expect(gzipSync(script).byteLength + gzipSync(worker).byteLength).toBeLessThan(150_000);
    });
  },
);
