import type { ReportDocument } from '@convscape/core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { sampleComparison } from '../../apps/report/src/fixtures/sample-comparison.js';
import { HOSTILE } from '../hostile-names.js';
import { hasChromium } from '../means.js';
import { openReports } from '../report-page.js';
import { itSurvives, tries } from './fault.js';

/** Words that the page looks up and does not show as they are. They are hostile in a report of their own. */
const LOOKED_UP = new Set([
  'cache',
  'column',
  'finishedAt',
  'flags',
  'front',
  'goal',
  'kind',
  'phase',
  'reference_from',
  'startedAt',
  'state',
]);

/** Every string of a document behind a payload, which leaves alike what was alike: what refers to each other still does. */
function hostile(payload: string, document: ReportDocument, isSpared: (key: string) => boolean) {
  const made = new Set<string>();
  const within = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (isSpared(key)) return value;
      made.add(value);
      return `${payload} ${value}`;
    }
    if (Array.isArray(value)) return value.map((item) => within(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, within(item, name)]));
  };
  return { document: within(document, '') as ReportDocument, made: [...made] };
}

describe.runIf(hasChromium())('a report with hostile names', () => {
  let reports: Awaited<ReturnType<typeof openReports>>;
  beforeAll(async () => {
    reports = await openReports();
  });
  afterAll(() => reports?.close());

  /** Opens a report, all its parts and a candidate; what is written there. Fails where any of it is more than text. */
  async function textOf(document: ReportDocument): Promise<string> {
    const { page, problems } = await reports.open(document);
    const row = document.rows.find(({ front }) => front === 'certain') ?? document.rows[0]!;
    const { engine, slot, candidate } = row;
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#${new URLSearchParams({ engine, slot, candidate })}`,
    );
    await page.locator('.details').getByText(candidate, { exact: true }).waitFor();
    await page.evaluate(() => {
      for (const details of window.document.querySelectorAll('details')) details.open = true;
    });
    await page.locator('.front-chart').hover();
    const text = await page.evaluate(() => window.document.body.textContent ?? '');
    expect(await page.title()).toBe(`${document.sweeps[0]!.name} · convscape report`);
    expect(await page.locator('img, iframe, object, base, form, #app script, #app style').count()).toBe(0);
    expect(await page.locator('a[href]:not([href^="#"])').count()).toBe(0);
    expect(problems).toEqual([]);
    await page.close();
    return text;
  }

  itSurvives('12. hostile names in every string of a report', async () => {
    const sample = sampleComparison();
    const isSpared = (key: string) => LOOKED_UP.has(key);
    const harmless = hostile('harmless', sample, isSpared);
    const harmlessText = await textOf(harmless.document);
    const shown = harmless.made.filter((value) => harmlessText.includes(`harmless ${value}`));
    // Of all that it is made of, the page shows at least these, each as it is written.
    const { writtenBy, sweeps, rows } = sample;
    const { cpuModel, operatingSystem, runtime, v8Version } = sample.devices[0]!.fingerprint;
    const told = rows.flatMap(({ engine, mix, algorithm, reason }) => [engine, mix, algorithm, reason]);
    const expected = [writtenBy, sweeps[0]!.name, cpuModel, operatingSystem, runtime, v8Version, ...told];
    expect(shown).toEqual(expect.arrayContaining(expected.filter((value) => value !== null)));
    const payloads = HOSTILE.filter((_, index) => index % tries(1, HOSTILE.length) === 0);
    for (const payload of payloads) {
      const text = await textOf(hostile(payload, sample, isSpared).document);
      expect(shown.filter((value) => !text.includes(`${payload} ${value}`))).toEqual([]);
      await textOf(hostile(payload, sample, (key) => !LOOKED_UP.has(key)).document);
    }
    return { tries: payloads.length, lost: 0 };
  });
});
