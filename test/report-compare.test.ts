import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleComparison } from '../apps/report/src/fixtures/sample-comparison.js';
import { sampleDocument } from '../apps/report/src/fixtures/sample-document.js';
import { hasChromium } from './means.js';
import { openReports, savedBy } from './report-page.js';

describe.runIf(hasChromium())('a report of several runs', () => {
  let reports: Awaited<ReturnType<typeof openReports>>;
  beforeAll(async () => {
    reports = await openReports();
  });
  afterAll(() => reports?.close());

  it('lays the newest run of each device over each other, and says what changed', async () => {
    const { page, problems } = await reports.open(sampleComparison());
    const compare = page.locator('.compare');
    expect(await compare.locator('.compare-words').textContent()).toMatch(
      /^Sample Board 1\.8 GHz against Sample CPU 3\.0 GHz, 24 Nov 2026, 09:12\. Of \d+ candidates timed in both, \d+ slower beyond noise; the median takes 2\.\d+× as long\.\s*$/,
    );
    expect(await compare.locator('.compare-side').count()).toBe(2);
    const [first] = await compare.locator('tbody tr').allTextContents();
    expect(first).toMatch(/standard 3x3.*2\.1\d× \(\d\.\d\d–\d\.\d\d\) ▲ slower/);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('compares what the reader chooses, in the link, and goes back', async () => {
    const { page, problems } = await reports.open(sampleComparison());
    const compare = page.locator('.compare');
    await compare.getByLabel('Base run').selectOption('run-0');
    await page.waitForFunction(() => location.hash.includes('base=run-0'));
    await expect.poll(() => compare.locator('.compare-side').count()).toBe(3);
    await compare.getByRole('checkbox', { name: 'Sample Board 1.8 GHz' }).uncheck();
    await page.waitForFunction(() => location.hash.includes('against=run-1'));
    await expect.poll(() => compare.locator('.compare-side').count()).toBe(2);
    expect(await compare.getByRole('checkbox', { name: /24 Nov 2026/ }).isDisabled()).toBe(true);
    const link = page.url();
    await page.goBack();
    await expect.poll(() => compare.locator('.compare-side').count()).toBe(3);
    await page.goto('about:blank');
    await page.goto(link);
    await expect.poll(() => compare.locator('.compare-side').count()).toBe(2);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('lists the blocks of the slot, each a link to it, and every mark of the fronts another', async () => {
    const report = sampleComparison();
    const { page, problems } = await reports.open(
      report,
      '#slot=56x56x128-128-s1&base=run-0&against=run-1&changes=slot',
    );
    const compare = page.locator('.compare');
    const slotRows = report.rows.filter(
      ({ slot, run }) => slot === '56x56x128-128-s1' && run === 'run-1',
    ).length;
    expect(await compare.locator('tbody tr').count()).toBe(slotRows);
    expect(await compare.locator('tbody').textContent()).toContain('▼ faster');
    const mark = compare.locator('.compare-chart a').first();
    expect(await mark.getAttribute('aria-label')).toMatch(/23 Nov 2026, 22:00: .*; .*24 Nov 2026, 09:12: /);
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.locator('.details').waitFor();
    const key = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('candidate');
    expect(await compare.locator('tbody tr[aria-current]').count()).toBe(1);
    expect(report.rows.some(({ candidate }) => candidate === key)).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('brings a slot of another sweep into view, and says nothing of changes where nothing was compared', async () => {
    const sample = sampleDocument();
    const other = sample.rows
      .filter(({ slot }) => slot === '14x14x512-512-s1')
      .map((row) => ({
        ...row,
        ...{ candidate: `ff${row.candidate.slice(2)}`, slot: '7x7x8-8-s1', sweep: 'other', run: 'run-2' },
      }));
    const [run] = sample.runs;
    const { page, problems } = await reports.open(
      {
        ...sample,
        sweeps: [...sample.sweeps, { ...sample.sweeps[0]!, name: 'other' }],
        runs: [run!, { ...run!, run: 'run-2', sweep: 'other', startedAt: '2026-11-25T09:12:40.000Z' }],
        rows: [...sample.rows, ...other],
      },
      '#base=run-2&slot=56x56x128-128-s1',
    );
    const compare = page.locator('.compare');
    const slot = compare.getByLabel('Slot', { exact: true });
    expect(await slot.inputValue()).toBe('56x56x128-128-s1');
    expect(await compare.textContent()).toContain('No candidate was timed in both.');
    expect(await compare.textContent()).not.toContain('Nothing changed');
    await slot.selectOption('7x7x8-8-s1');
    await expect.poll(() => new URL(page.url()).hash).toContain('sweep=other');
    // That sweep has no other slot to choose.
    await slot.waitFor({ state: 'detached' });
    await compare.getByRole('button', { name: /^This slot/ }).click();
    await expect.poll(() => compare.locator('tbody tr').count()).toBe(other.length);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('saves the fronts as a picture that names the runs', async () => {
    const { page } = await reports.open(sampleComparison());
    const svg = (await savedBy(page, /^Save as SVG: Fronts of/)).toString('utf8');
    expect(svg).toContain('Sample Board 1.8 GHz');
    // The fronts, and not a mark of the legend before them.
    expect(svg).toContain('↑ Latency, median');
    expect(svg).not.toMatch(/var\(--|class=/);
    await page.close();
  });

  it('has nothing to compare in a report of one run', async () => {
    const { page } = await reports.open(sampleDocument());
    expect(await page.locator('.compare').count()).toBe(0);
    await page.close();
  });
});
