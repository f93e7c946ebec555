import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { hasChromium, launchChromium } from '../means.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { type Serving, serving } from '../serving.js';
import { TINY_SWEEP, writeConfig } from '../tiny-sweep.js';
import { IS_FULL, itSurvives, tries } from './fault.js';
import { damageOf, expectOk, SWEEP } from './fault-sweep.js';

const BLOCKS = [
  { kind: 'standard', kernel: [3] },
  { kind: 'depthwise-separable', kernel: [3, 5, 7] },
  { kind: 'grouped', kernel: [3, 5], groups: [2, 4, 8], mix: ['none', 'pointwise', 'shuffle'] },
  { kind: 'inverted-residual', kernel: [3], expansion: [2, 4, 6] },
];

const WIDE = {
  ...TINY_SWEEP,
  name: 'together',
  slots: {
    ...TINY_SWEEP.slots,
    input: [4, 6, 8, 10].map((side) => [side, side]),
    inputChannels: [16, 32],
  },
  blocks: BLOCKS,
  // Few are on such a front, so that nearly all is screening.
  objectives: [
    { column: 'macs', goal: 'minimize' },
    { column: 'latency_ns', goal: 'minimize' },
  ],
};

const NARROW = { ...TINY_SWEEP, name: 'together' };

/** Ends a tab as the system does when memory runs out: its page says nothing any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

describe.runIf(hasChromium())('one database', () => {
  itSurvives(
    '16. two browsers, their tabs killed, and a sweep of this machine into one database',
    async () => {
      const candidates = tries(200, 4);
      const folder = sandbox();
      const database = join(folder, 'convscape.sqlite');
      writeConfig(folder, IS_FULL ? WIDE : NARROW);
      const byBrowser = async () => {
        const [row] = await query(
          database,
          `SELECT count(DISTINCT candidate) AS n FROM visit JOIN run USING (run) JOIN device USING (device)
         WHERE fingerprint LIKE '%chromium%' AND visit.state <> 'discarded'`,
        );
        return Number(row?.n);
      };

      const sweep = explore(SWEEP, { cwd: folder });
      // Once a run has begun, browsers can join it.
      const begun = async () =>
        existsSync(database) ? query(database, 'SELECT run FROM run').catch(() => []) : [];
      await expect.poll(begun, { timeout: 60_000 }).toHaveLength(1);
      const server = await serving(folder);
      const browser = await launchChromium();
      try {
        const pages = [await joined(browser, server), await joined(browser, server)];
        for (const [index, share] of (IS_FULL ? [0.2, 0.5] : [0.25]).entries()) {
          await expect
            .poll(byBrowser, { timeout: 600_000, interval: 200 })
            .toBeGreaterThanOrEqual(share * candidates);
          await kill(pages[index]!);
          pages[index] = await joined(browser, server);
        }
        for (const page of pages)
          await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: 1_000_000 });
      } finally {
        await browser.close();
      }
      expectOk(await sweep);
      await server.stop();

      const runs = await query(database, 'SELECT state, device FROM run');
      expect(runs.map(({ state }) => state)).toEqual(['complete', 'complete']);
      expect(new Set(runs.map(({ device }) => device)).size).toBe(2);
      const results = await query(
        database,
        'SELECT count(*) AS rows, count(DISTINCT candidate) AS candidates FROM measurement GROUP BY run',
      );
      expect(results).toEqual(Array(2).fill({ rows: candidates, candidates }));
      const screened = await query(
        database,
        `SELECT count(*) AS rows, count(DISTINCT candidate) AS candidates FROM visit
       WHERE phase = 'screening' AND duplicate = 0 AND state <> 'discarded' GROUP BY run`,
      );
      expect(screened).toEqual(Array(2).fill({ rows: candidates, candidates }));
      const twice = await query(
        database,
        `SELECT candidate FROM visit WHERE state <> 'discarded'
       GROUP BY run, candidate, phase, round, process, duplicate HAVING count(*) > 1`,
      );
      expect(twice).toEqual([]);
      expect(await damageOf(folder)).toEqual([]);
      return { tries: candidates, lost: 0 };
    },
  );
});

async function joined(browser: Browser, server: Serving): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(await server.link('device'));
  await page.getByRole('heading', { name: /Getting ready|Measuring|Waiting|Done/ }).waitFor();
  return page;
}
