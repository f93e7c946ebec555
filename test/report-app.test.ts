import { readFileSync } from 'node:fs';
import { embedReportDocument } from '@convscape/core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleDocument } from '../apps/report/src/fixtures/sample-document.js';
import { sampleRow } from '../apps/report/src/fixtures/sample-row.js';
import { HOSTILE } from './hostile-names.js';
import { hasChromium } from './means.js';
import { openReports, savedBy } from './report-page.js';

describe.runIf(hasChromium())('the built report, opened from a file', () => {
  let reports: Awaited<ReturnType<typeof openReports>>;
  beforeAll(async () => {
    reports = await openReports();
  });
  afterAll(() => reports?.close());

  /** A hash of the pixels of the chart of the front. */
  const drawn = (page: Page) =>
    page.locator('.front-chart canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

  const latencies = (page: Page) =>
    page.locator('#candidates tbody tr td.numeric:nth-child(3)').allTextContents();

  it('draws its findings, charts and table without an error and without the network', async () => {
    const report = sampleDocument();
    const { page, problems } = await reports.open(report);
    expect(await page.locator('h1').textContent()).toBe('mobile-blocks');
    const headline =
      report.findings.find(({ kind }) => kind === 'cheapest-not-fastest') ?? report.findings[0];
    expect(await page.locator('.finding-first').textContent()).toContain(headline?.sentence);
    expect(await page.locator('.run-strip').textContent()).toMatch(/Noise floor.*Contested.*Workers/);
    const blank = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.front-chart canvas');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return !Array.prototype.some.call(pixels, (value: number) => value !== 0);
    });
    expect(blank).toBe(false);
    for (const chart of await page.locator('[role=img]').all()) {
      expect(await chart.getAttribute('aria-label')).toContain('table of candidates');
    }
    expect(await page.locator('#candidates tbody tr').count()).toBe(report.rows.length);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('changes slot by select and by card, and goes back', async () => {
    const { page } = await reports.open(sampleDocument());
    const before = await drawn(page);
    await page.locator('.front').getByLabel('Slot', { exact: true }).selectOption('14x14x512-512-s1');
    await page.waitForFunction(() => location.hash.includes('slot=14x14x512-512-s1'));
    expect(await page.locator('#front-title').textContent()).toContain('14x14x512-512-s1');
    expect(await drawn(page)).not.toBe(before);
    await page.getByRole('link', { name: /^28x28x256-256-s1 / }).press('Enter');
    await page.waitForFunction(() => location.hash.includes('slot=28x28x256-256-s1'));
    await page.goBack();
    await page.waitForFunction(() => location.hash.includes('slot=14x14x512-512-s1'));
    expect(await page.locator('#front-title').textContent()).toContain('14x14x512-512-s1');
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes('slot='));
    expect(await drawn(page)).toBe(before);
    await page.close();
  });

  it('opens the same candidate on another device, and leaves the focus in a select that chose one', async () => {
    const sample = sampleDocument();
    const row = sample.rows.find(({ front }) => front === 'certain')!;
    const report = {
      ...sample,
      devices: [...sample.devices, { ...sample.devices[0]!, device: 'other' }],
      runs: [...sample.runs, { ...sample.runs[0]!, run: 'run-2', device: 'other' }],
      rows: [...sample.rows, { ...row, run: 'run-2', device: 'other' }],
    };
    const hash = `#${new URLSearchParams({ slot: row.slot, candidate: row.candidate })}`;
    const { page, problems } = await reports.open(report, hash);
    const open = page.locator('#candidates tr[aria-current]');
    const there = page.locator('#candidates a[href*="device=other"]');
    expect(await open.count()).toBe(1);
    expect(await open.locator('a[href*="device=other"]').count()).toBe(0);

    await there.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.front aside'));
    expect(await open.count()).toBe(1);
    expect(await open.locator('a[href*="device=other"]').count()).toBe(1);

    const device = page.locator('section[aria-labelledby=slots-title]').getByLabel('Device', { exact: true });
    await device.focus();
    await device.selectOption('d3v1ce');
    await page.waitForFunction(() => !location.hash.includes('device=other'));
    await expect.poll(() => open.locator('a[href*="device=other"]').count()).toBe(0);
    expect(await open.count()).toBe(1);
    // What is done after drawing has been done a moment later.
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.activeElement?.matches('select'))).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('sorts by a press on a header and filters by text and state', async () => {
    const { page } = await reports.open(sampleDocument());
    const header = page.getByRole('columnheader', { name: /^Latency/ });
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    const [fastest] = await latencies(page);
    await header.getByRole('button').press('Enter');
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect((await latencies(page))[0]).not.toBe(fastest);
    await page.getByLabel('Filter').fill('bottleneck 56x56');
    await page.waitForFunction(() => document.querySelectorAll('#candidates tbody tr').length === 3);
    await page.getByLabel('Filter').fill('');
    await page.getByRole('button', { name: /^failed/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('#candidates tbody tr').length === 1);
    expect(await page.locator('#candidates tbody').textContent()).toContain('wrong answer');
    await page.close();
  });

  it('saves what the table shows, as CSV and as JSON', async () => {
    const report = sampleDocument();
    const { page, problems } = await reports.open(
      report,
      `#filter=${encodeURIComponent('kind:grouped g>=8 !failed')}`,
    );
    const expected = report.rows.filter(
      ({ kind, groups, state }) => kind === 'grouped' && groups !== null && groups >= 8 && state !== 'failed',
    );
    expect(await page.locator('#candidates tbody tr').count()).toBe(expected.length);
    const saved = async (name: string): Promise<{ name: string; text: string }> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
    };
    const json = await saved('Save as JSON');
    expect(json.name).toBe('mobile-blocks_kind-grouped-g-8-failed.json');
    const byKey = (a: { candidate: string }, b: { candidate: string }) =>
      a.candidate < b.candidate ? -1 : 1;
    expect(JSON.parse(json.text).sort(byKey)).toEqual([...expected].sort(byKey));
    const csv = await saved('Save as CSV');
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(expected.length + 1);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('saves the columns that were chosen, after the keys', async () => {
    const { page } = await reports.open(sampleDocument(), '#columns=kind,latency_ns,macs&filter=bottleneck');
    const csv = (await savedBy(page, 'Save as CSV')).toString('utf8');
    expect(csv.split('\r\n')[0]).toMatch(
      /^candidate,sweep,device,run,kind,groups,.*,latency_ns,latency_low_ns,latency_high_ns,macs$/,
    );
    const [row] = JSON.parse((await savedBy(page, 'Save as JSON')).toString('utf8'));
    expect(Object.keys(row)).toEqual(csv.split('\r\n')[0]?.split(','));
    expect(await page.getByText('with keys and the columns shown').count()).toBe(1);
    await page.close();
  });

  it('has the promised and measured speed-ups of every panel in a table', async () => {
    const { page } = await reports.open(sampleDocument());
    const numbers = page.locator('.promise .folded-table');
    await numbers.getByText('The numbers').click();
    const rows = numbers.locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(await page.locator('.promise-panel .promise-mark').count());
    expect(await rows.first().textContent()).toMatch(/×[\d.]+× \([\d.]+×–[\d.]+×\)\d+ %$/);
    const pictures = new Set(await numbers.locator('tbody td:first-child').allTextContents());
    const titles = await page.locator('.promise-panel h3').allTextContents();
    expect([...pictures].sort()).toEqual(titles.sort());
    await page.close();
  });

  it('saves a drawing with its title and device, as SVG and as PNG', async () => {
    const { page, problems } = await reports.open(sampleDocument());
    const svg = (await savedBy(page, /^Save as SVG: Grouped 3×3, alone/)).toString('utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('>Grouped 3×3, alone</text>');
    expect(svg).toContain('mobile-blocks, Sample CPU 3.0 GHz');
    expect(svg).not.toMatch(/var\(--|class=|href=/);
    const png = await savedBy(page, /^Save as PNG: Depthwise separable 3×3/);
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(png.length).toBeGreaterThan(5000);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('saves the map of savings as a picture of the numbers that the page shows', async () => {
    const { page, problems } = await reports.open(sampleDocument());
    const shown = await page
      .locator('.savings-cell a')
      .evaluateAll((links) => links.map((link) => link.firstChild?.textContent ?? ''));
    expect(shown.length).toBeGreaterThan(10);
    const svg = (await savedBy(page, 'Save as SVG: Savings realised')).toString('utf8');
    const drawnIn = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const words = [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');
      return { words, error: parsed.querySelector('parsererror')?.textContent ?? null };
    }, svg);
    expect(drawnIn.error).toBeNull();
    expect(drawnIn.words[0]).toBe('Savings realised');
    expect(drawnIn.words.at(-1)).toContain('mobile-blocks, Sample CPU 3.0 GHz');
    const percents = drawnIn.words.slice(1, -3).filter((word) => / %/.test(word) && word !== '0 %');
    expect(
      percents
        .map((word) => word.replace(' ▼', ''))
        .filter((word) => word !== '100 %')
        .sort(),
    ).toEqual(shown.filter((word) => word !== '100 %').sort());
    const png = await savedBy(page, 'Save as PNG: Savings realised');
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('says where a filter cannot be understood', async () => {
    const { page } = await reports.open(sampleDocument());
    await page.getByLabel('Filter').fill('grops>2');
    await page.getByText('did you mean groups?').waitFor();
    expect(await page.getByLabel('Filter').getAttribute('aria-invalid')).toBe('true');
    await page.close();
  });

  it('draws only the rows in sight of a long table, wherever it is scrolled to', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) =>
      sampleRow({ candidate: index.toString(16).padStart(20, '0'), latency_ns: 1000 + index }),
    );
    const { page } = await reports.open(sampleDocument(rows));
    const drawnRows = page.locator('#candidates tbody tr[aria-rowindex]');
    expect(await drawnRows.count()).toBeLessThan(150);
    expect(await page.locator('#candidates table').getAttribute('aria-rowcount')).toBe('2001');
    await page.locator('#candidates').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
    await page.locator('#candidates tr[aria-rowindex="2001"]').waitFor();
    expect(await drawnRows.count()).toBeLessThan(150);
    await page.close();
  });

  it('draws a crowded slot in bulk, and says which marks carry names and how much of the front is listed', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) =>
      sampleRow({
        candidate: index.toString(16).padStart(20, '0'),
        macs: 1e6 + 1e3 * index,
        latency_ns: 1e6 + (index % 500 === 0 ? -index : index),
        front: index % 5 === 0 ? 'certain' : 'out',
      }),
    );
    const { page, problems } = await reports.open(sampleDocument(rows));
    const front = page.locator('.front');
    await front.getByText('All 2,500 candidates are marked; 5 of the front carry whiskers').waitFor();
    expect(await front.locator('.front-list li').count()).toBe(100);
    await front.getByRole('link', { name: 'the table has all 500' }).press('Enter');
    await page.getByText('500 of 2,500 rows').waitFor();
    // Wherever one points on the plane, the mark there answers.
    const canvas = front.locator('.front-chart canvas');
    const box = (await canvas.boundingBox())!;
    await expect
      .poll(async () => {
        for (let share = 0.1; share < 0.9; share += 0.04) {
          await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * share);
          if ((await front.locator('.tooltip').count()) > 0) return true;
        }
        return false;
      })
      .toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('is printed whole, even before all of it was drawn', async () => {
    const { page } = await reports.open(sampleDocument());
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('main[aria-busy=true]') === null) return;
        observer.disconnect();
        dispatchEvent(new Event('beforeprint'));
        Promise.resolve().then(() => {
          document.documentElement.dataset.printed = String(document.querySelector('#candidates') !== null);
        });
      }).observe(document, { subtree: true, childList: true });
    });
    await page.reload();
    await page.waitForSelector('html[data-printed=true]');
    await page.close();
  });

  it.each([
    ['report-document-1.json', 'application/octet-stream'],
    ['report-document-1.deflate.txt', 'application/x-deflate'],
  ])('shows a document that an older version wrote: %s', async (file, type) => {
    const written = readFileSync(
      new URL(`../packages/core/src/report-document/fixtures/${file}`, import.meta.url),
    );
    const text = file.endsWith('.json') ? written.toString('base64') : written.toString();
    const element = `<script type="${type}" id="report-document">${text}</script>`;
    const { page, problems } = await reports.openHtml(
      reports.template.replace('<!--report-document-->', () => element),
    );
    expect(await page.locator('h1').textContent()).toBe('quick');
    expect(await page.locator('#candidates tr[aria-rowindex]').count()).toBe(10);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('reproduces a view from its link', async () => {
    const report = sampleDocument();
    const row = report.rows.find(
      (candidate) => candidate.slot === '14x14x512-512-s1' && candidate.front === 'certain',
    );
    const { page } = await reports.open(
      report,
      `#slot=14x14x512-512-s1&x=params&scale=linear&candidate=${row?.candidate}&sort=macs&order=descending&filter=grouped`,
    );
    expect(await page.getByLabel('Cost').inputValue()).toBe('params');
    expect(await page.getByLabel('Scale').inputValue()).toBe('linear');
    expect(await page.getByLabel('Filter').inputValue()).toBe('grouped');
    expect(await page.locator('.details').textContent()).toContain(row?.candidate);
    const sorted = page.locator('#candidates').getByRole('columnheader', { name: /^MACs/ });
    expect(await sorted.getAttribute('aria-sort')).toBe('descending');
    await page.close();
  });

  it('opens a candidate to its layers, its mixing and its code', async () => {
    const report = sampleDocument();
    const row = report.rows.find(({ kind }) => kind === 'inverted-residual');
    const { page, problems } = await reports.open(report, `#slot=${row?.slot}&candidate=${row?.candidate}`);
    const inside = page.locator('.inside');
    expect(await inside.locator('.layer-table tbody tr').count()).toBeGreaterThan(2);
    expect(await inside.locator('.mixing').textContent()).toContain('Every output sees every input');
    expect(await inside.locator('pre').textContent()).toContain('class InvertedResidual(nn.Module)');
    await inside.getByRole('button', { name: 'sweep.json', exact: true }).click();
    await page.waitForFunction(() => location.hash.includes('code=sweep'));
    expect(JSON.parse((await inside.locator('pre').textContent()) ?? '')).toMatchObject({ version: 1 });
    await inside.getByRole('button', { name: 'Copy sweep.json' }).click();
    await inside.getByText('Copied', { exact: true }).waitFor();
    await inside.getByRole('button', { name: 'PyTorch', exact: true }).click();
    const config = await savedBy(page, 'Save it');
    const { name } = JSON.parse(config.toString('utf8')) as { readonly name: string };
    expect(name).toMatch(/^candidate-[0-9a-f]{20}$/);
    expect(await inside.locator('.again .command').textContent()).toBe(
      `explore sweep --config ${name}.json --db ${name}.sqlite --report ${name}.html --fresh`,
    );
    expect(problems).toEqual([]);
    await page.close();
  });

  it('lists where the ranking by MACs turns, each candidate a link to it', async () => {
    const { page, problems } = await reports.open(sampleDocument());
    const section = page.locator('section:has(> #ranking-title)');
    expect(await section.locator('p.prose').textContent()).toMatch(
      /^Of [\d,]+ pairs .* MACs rank [\d,]+ the other/,
    );
    const link = section.locator('.inversions a').first();
    const target = new URLSearchParams(((await link.getAttribute('href')) ?? '').slice(1));
    await link.click();
    await page
      .locator('.details')
      .getByText(target.get('candidate') ?? '')
      .waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('answers to keys: the filter, the list of keys, a walk along the front', async () => {
    const report = sampleDocument();
    const { page, problems } = await reports.open(report, '#slot=56x56x128-128-s1&x=macs');
    const members = report.rows
      .filter(
        ({ slot, front }) => slot === '56x56x128-128-s1' && (front === 'certain' || front === 'contested'),
      )
      .sort((a, b) => a.macs - b.macs);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((key) => location.hash.includes(key), members[0]!.candidate);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((key) => location.hash.includes(key), members[1]!.candidate);
    await page.getByText(`2 of ${members.length} on the front`).waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !location.hash.includes('candidate='));
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('g>=8');
    expect(await page.getByLabel('Filter').inputValue()).toBe('g>=8');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('follows the system into the dark, and the reader out of it', async () => {
    const { page } = await reports.open(sampleDocument(), '', { colorScheme: 'dark' });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    const darkChart = await drawn(page);
    const toggle = page.getByRole('button', { name: 'Light theme' });
    // Its name says what it does: pressed as well, it would say that it is light already.
    expect(await toggle.getAttribute('aria-pressed')).toBeNull();
    await toggle.click();
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
    expect(await paper()).toBe('rgb(255, 255, 255)');
    expect(dark).not.toBe('rgb(255, 255, 255)');
    expect(await drawn(page)).not.toBe(darkChart);
    await page.close();
  });

  it('fits a narrow phone without scrolling sideways', async () => {
    const { page } = await reports.open(sampleDocument(), '', { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.close();
  });

  it('is bound by its policy: no script but its own, no request, and nothing of it broken by that', async () => {
    const { page, problems } = await reports.open(sampleDocument());
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^' ]+' 'wasm-unsafe-eval'; style-src 'sha256-[^' ]+'; worker-src blob:; /,
    );
    await page.locator('.front-chart').hover();
    await page.getByRole('button', { name: 'Dark theme' }).click();
    expect(problems).toEqual([]);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
      new Image().src = 'http://127.0.0.1:9/';
    });
    expect(await page.title()).not.toBe('owned');
    expect(problems.filter((problem) => problem.includes('Content Security Policy'))).toHaveLength(2);
    await page.close();
  });

  it('shows hostile names as text', async () => {
    const sample = sampleDocument();
    const hostileRow = (hostile: string, index: number) =>
      sampleRow({
        candidate: `${hostile}${index}`,
        slot: hostile,
        kind: index % 2 === 0 ? hostile : 'grouped',
        sweep: HOSTILE[0]!,
        engine: hostile,
        algorithm: hostile,
        kernels: hostile,
        reason: hostile,
        run: hostile,
        state: 'noisy',
      });
    const report = {
      ...sample,
      writtenBy: HOSTILE[1]!,
      sweeps: sample.sweeps.map((sweep) => ({ ...sweep, name: HOSTILE[0]! })),
      rows: HOSTILE.map(hostileRow),
      findings: HOSTILE.map((sentence) => ({
        kind: 'saving-realised' as const,
        sentence,
        candidates: [],
        slot: null,
      })),
    };
    const { page, problems } = await reports.open(report);
    await page.locator('.findings summary').click();
    // Every engine and slot is a view of its own: each is opened, its candidate too.
    for (const [index, hostile] of HOSTILE.entries()) {
      const candidate = `${hostile}${index}`;
      const hash = `#${new URLSearchParams({ engine: hostile, slot: hostile, candidate })}`;
      await page.evaluate((target) => {
        location.hash = target;
      }, hash);
      await page.locator('.details').getByText(candidate, { exact: true }).waitFor();
      expect(await page.locator('.details').textContent()).toContain(hostile);
      expect(await page.locator('.findings').textContent()).toContain(hostile);
      expect(await page.locator('#candidates').textContent()).toContain(hostile);
      expect(await page.locator('img, iframe, object, base, form, #app script, #app style').count()).toBe(0);
      expect(await page.locator('a[href]:not([href^="#"])').count()).toBe(0);
      expect(await page.title()).toBe(`${HOSTILE[0]} · convscape report`);
    }
    expect(await page.locator('h1').textContent()).toBe(HOSTILE[0]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('says what is wrong instead of staying blank', async () => {
    const { template } = reports;
    const untimed = {
      latency_ns: null,
      latency_low_ns: null,
      latency_high_ns: null,
      latency_p95_ns: null,
      front: null,
    };
    const pending = sampleRow({ state: 'pending', ...untimed, savings_realised: null });
    const cases: readonly (readonly [html: string, words: string])[] = [
      [template, 'No document is embedded'],
      [template.replace('<!--report-document-->', '<p id="report-document">%%%</p>'), 'cannot be read'],
      [await embedReportDocument(template, { ...sampleDocument([]), rows: [] }), 'no candidates'],
      [
        await embedReportDocument(template, sampleDocument([pending])),
        'No candidate of this slot has a measured latency',
      ],
      [
        await embedReportDocument(template, { ...sampleDocument([pending]), runs: [], devices: [] }),
        'not measured yet',
      ],
    ];
    for (const [html, words] of cases) {
      const { page, problems } = await reports.openHtml(html);
      expect(await page.locator('#app').textContent()).toContain(words);
      expect(problems).toEqual([]);
      await page.close();
    }
  });
});
