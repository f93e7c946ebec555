import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleDocument } from '../apps/report/src/fixtures/sample-document.js';
import { hasChromium } from './means.js';
import { openReports, savedBy } from './report-page.js';

describe.runIf(hasChromium())('the analysis views of the built report', () => {
  let reports: Awaited<ReturnType<typeof openReports>>;
  beforeAll(async () => {
    reports = await openReports();
  });
  afterAll(() => reports?.close());

  it('shows every candidate under the roof, and leads to it by a click', async () => {
    const report = sampleDocument();
    const timed = report.rows.filter(({ latency_ns }) => latency_ns !== null);
    const { page, problems } = await reports.open(report);
    const section = page.locator('.roofline');
    await section.scrollIntoViewIfNeeded();
    const label = section.getByRole('img');
    await label.waitFor();
    expect(await label.getAttribute('aria-label')).toContain(`of ${timed.length} candidates`);
    await section.locator('summary').click();
    const rows = section.locator('tbody tr');
    expect(await rows.count()).toBe(timed.length);
    const fastest = rows.first().getByRole('link');
    const target = new URLSearchParams(((await fastest.getAttribute('href')) ?? '').slice(1));
    await fastest.click();
    await page.waitForFunction((key) => location.hash.includes(key), target.get('candidate') ?? '');
    await section.getByLabel('Candidates', { exact: true }).selectOption('slot');
    await page.waitForFunction(() => location.hash.includes('roof=slot'));
    const inSlot = timed.filter(({ slot }) => slot === target.get('slot'));
    expect(await rows.count()).toBe(inSlot.length);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('saves charts drawn again from their data, with title, device and colours', async () => {
    const { page, problems } = await reports.open(sampleDocument());
    await page.locator('.roofline').scrollIntoViewIfNeeded();
    for (const [name, axis] of [
      ['Roofline of all slots', 'Arithmetic intensity · MACs per byte →'],
      ['Front of 56x56x64-64-s1: Latency, median against MACs', 'MACs · multiply-accumulates →'],
    ] as const) {
      const svg = (await savedBy(page, `Save as SVG: ${name}`)).toString('utf8');
      expect(svg).toContain(`>${name}</text>`);
      expect(svg).toContain('mobile-blocks, Sample CPU 3.0 GHz');
      expect(svg).toContain('>depthwise-separable</text>');
      expect(svg).toContain(`${axis}</text>`);
      const png = await savedBy(page, `Save as PNG: ${name}`);
      expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
      expect(png.length).toBeGreaterThan(10_000);
    }
    expect(problems).toEqual([]);
    await page.close();
  });
});
