import type { ReportDocument } from '@convscape/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from './means.js';
import { openReports } from './report-page.js';

const CANDIDATES = 100_000;
const MADE_UP = new URL('../bench/report/made-up-document.mjs', import.meta.url);

/** How quickly it answers is what `npm run bench:report` tells. */
describe.runIf(hasChromium())('a report of 100,000 candidates', () => {
  let reports: Awaited<ReturnType<typeof openReports>>;
  beforeAll(async () => {
    reports = await openReports();
  });
  afterAll(() => reports?.close());

  it('opens, draws its front, filters all of them, and leads to any one of them', async () => {
    const { madeUpDocument } = (await import(MADE_UP.href)) as {
      readonly madeUpDocument: (count: number) => ReportDocument;
    };
    const report = madeUpDocument(CANDIDATES);
    const { page, problems } = await reports.open(report);
    await page.locator('.front-chart canvas').waitFor();
    const status = page.locator('.table-tools [role=status]');
    expect(await status.textContent()).toBe('100,000 rows');

    const found = report.rows.filter(({ kind, groups }) => kind === 'grouped' && (groups ?? 0) >= 4);
    expect(found.length).toBeGreaterThan(0);
    await page.getByLabel('Filter').fill('kind:grouped g>=4');
    await expect
      .poll(() => status.textContent(), { timeout: 20_000 })
      .toBe(`${found.length.toLocaleString('en-US')} of 100,000 rows`);
    const link = page.locator('#candidates tbody a').first();
    const name = await link.textContent();
    await link.click();
    await page.locator('.details').waitFor();
    expect(await page.locator('#inside-title').textContent()).toBe(`Inside ${name}`);
    expect(await page.locator('.layer-table tbody tr').count()).toBeGreaterThan(1);
    expect(problems).toEqual([]);
    await page.close();
  }, 90_000);
});
