import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleComparison } from '../apps/report/src/fixtures/sample-comparison.js';
import { seriousViolations } from './looks.js';
import { hasChromium } from './means.js';
import { openReports } from './report-page.js';

const report = sampleComparison();
const bottleneck = report.rows.find(({ kind }) => kind === 'bottleneck')!;

describe.runIf(hasChromium())('the report before axe', () => {
  let reports: Awaited<ReturnType<typeof openReports>>;
  beforeAll(async () => {
    reports = await openReports();
  });
  afterAll(() => reports?.close());

  it.each([
    { colorScheme: 'light', hash: `#slot=${bottleneck.slot}` },
    { colorScheme: 'dark', hash: `#slot=${bottleneck.slot}` },
    { colorScheme: 'light', hash: `#slot=${bottleneck.slot}&candidate=${bottleneck.candidate}` },
    { colorScheme: 'dark', hash: `#slot=${bottleneck.slot}&candidate=${bottleneck.candidate}` },
  ] as const)('has nothing serious, $colorScheme, $hash', async ({ colorScheme, hash }) => {
    const { page } = await reports.open(report, hash, { colorScheme });
    expect(await seriousViolations(page)).toEqual([]);
    await page.close();
  });
});
