import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { hasChromium, launchChromium } from '../means.js';
import { query } from '../query.js';
import { openRealTabs } from '../real-tabs.js';
import { type Serving, serving } from '../serving.js';
import { SLOWED_WORKER, slowDown } from '../slowed-worker.js';
import { sweptDatabases } from '../swept-database.js';
import { TINY_SWEEP } from '../tiny-sweep.js';
import { itSurvives } from './fault.js';

const DONE_MS = 600_000;

describe.runIf(hasChromium())('a device that cannot be trusted for a while', () => {
  const swept = sweptDatabases(TINY_SWEEP);

  const ofBrowser = (folder: string, what: string) =>
    query(
      join(folder, 'convscape.sqlite'),
      `SELECT ${what} FROM run JOIN device USING (device) WHERE fingerprint LIKE '%chromium%'`,
    );

  const done = (page: Page) => page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: DONE_MS });

  /** Opens the device page, and waits until it measures. */
  async function measuring(page: Page, server: Serving): Promise<void> {
    await page.goto(await server.link('device'));
    await page.getByRole('heading', { name: 'Measuring' }).waitFor();
  }

  /** Every candidate is there once, and no visit counts that was measured by a slowed clock without being flagged. */
  async function expectTrusted(folder: string): Promise<void> {
    const [{ candidates } = {}] = await ofBrowser(
      folder,
      '(SELECT count(*) FROM measurement WHERE measurement.run = run.run) AS candidates',
    );
    expect(candidates).toBe(4);
    const kept = await query(
      join(folder, 'convscape.sqlite'),
      `SELECT conditions FROM visit JOIN run USING (run) JOIN device USING (device)
       WHERE fingerprint LIKE '%chromium%' AND visit.state = 'timed' AND flags NOT LIKE '%disturbed%'`,
    );
    expect(kept.length).toBeGreaterThan(0);
    for (const { conditions } of kept) {
      const { inflation, computeNs } = JSON.parse(String(conditions));
      expect(inflation.compute).toBeLessThanOrEqual(1.1);
      expect(Math.max(...computeNs) / Math.min(...computeNs)).toBeLessThanOrEqual(1.05);
    }
  }

  const pausesOf = async (folder: string) =>
    (await query(join(folder, 'convscape.sqlite'), "SELECT message FROM event WHERE kind = 'paused'")).map(
      ({ message }) => String(message).replace(/^session \d+ paused: /, ''),
    );

  itSurvives('19. a device whose tab is hidden', async () => {
    const folder = swept();
    const server = await serving(folder);
    const tabs = await openRealTabs();
    try {
      const page = await tabs.context.newPage();
      await measuring(page, server);
      const other = await tabs.context.newPage();
      await other.bringToFront();
      await expect.poll(() => pausesOf(folder)).toEqual(['its page is hidden']);
      const visits = () =>
        ofBrowser(folder, '(SELECT count(*) FROM visit WHERE visit.run = run.run) AS visits');
      const before = await visits();
      await new Promise((resolve) => setTimeout(resolve, 3000));
      expect(await visits()).toEqual(before);
      await page.getByText('Nothing is measured while this page is hidden').waitFor({ state: 'attached' });
      await page.bringToFront();
      await done(page);
      await expectTrusted(folder);
    } finally {
      await tabs.close();
    }
    return { tries: 1, lost: 0 };
  });

  itSurvives('20. a device that is throttled, at once and little by little', async () => {
    const browser = await launchChromium();
    try {
      for (const slowness of [
        { rate: 1.5, risesBy: 0, afterMs: 60 },
        { rate: 1, risesBy: 0.05, afterMs: 0 },
      ]) {
        const folder = swept();
        const server = await serving(folder);
        const page = await browser.newPage();
        await page.route('**/worker.js', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: `${SLOWED_WORKER}${await response.text()}` });
        });
        await measuring(page, server);
        await slowDown(page, slowness);
        await page.getByText('Three visits in a row were disturbed').waitFor({ timeout: DONE_MS });
        await slowDown(page, { rate: 1, risesBy: 0, afterMs: 0 });
        await done(page);
        expect(await pausesOf(folder)).toContain('three visits in a row were disturbed');
        await expectTrusted(folder);
        await page.close();
      }
    } finally {
      await browser.close();
    }
    return { tries: 2, lost: 0 };
  });
});
