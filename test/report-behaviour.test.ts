import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleComparison } from '../apps/report/src/fixtures/sample-comparison.js';
import { hasChromium } from './means.js';
import { openReports } from './report-page.js';

const report = sampleComparison();

describe.runIf(hasChromium())('the report in the hands of its readers', () => {
  let reports: Awaited<ReturnType<typeof openReports>>;
  beforeAll(async () => {
    reports = await openReports();
  });
  afterAll(() => reports?.close());

  it('is all within the reach of the Tab key, each stop with a name and an outline', async () => {
    const { page, problems } = await reports.open(report, '#slot=56x56x128-128-s1');
    const stops = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement | SVGElement>(
            'a[href], button, input, select, [tabindex="0"]',
          ),
        ].filter((element) => element.getClientRects().length > 0 && !(element as HTMLButtonElement).disabled)
          .length,
    );
    expect(stops).toBeGreaterThan(100);
    const seen = new Set<string>();
    for (let count = 0; count < 40; count++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const { labels } = element as HTMLInputElement;
        const name =
          element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '';
        return { name: name.trim(), outline: getComputedStyle(element).outlineStyle };
      });
      expect(stop?.name, `stop ${count}`).not.toBe('');
      expect(stop?.outline, stop?.name).not.toBe('none');
      seen.add(stop!.name);
    }
    expect(seen.size).toBeGreaterThan(20);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('gives every control, link and picture a name, and every id once', async () => {
    const row = report.rows.find(({ kind }) => kind === 'bottleneck')!;
    const { page } = await reports.open(report, `#slot=${row.slot}&candidate=${row.candidate}`);
    const nameless = await page.evaluate(() => {
      const named = (element: Element) =>
        Boolean(
          element.getAttribute('aria-label')?.trim() ||
            element.getAttribute('aria-labelledby') ||
            element.textContent?.trim() ||
            (element as HTMLInputElement).labels?.length,
        );
      return [...document.querySelectorAll('a[href], button, input, select, textarea, [role=img], figure')]
        .filter((element) => !named(element))
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(nameless).toEqual([]);
    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
    expect(twice).toEqual([]);
    const headings = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1])),
    );
    expect(headings[0]).toBe(1);
    headings.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    });
    await page.close();
  });

  it.each(['light', 'dark'] as const)(
    'can be read in the %s: every text has contrast enough',
    async (colorScheme) => {
      const row = report.rows.find(({ kind }) => kind === 'bottleneck')!;
      const { page } = await reports.open(report, `#slot=${row.slot}&candidate=${row.candidate}`, {
        colorScheme,
      });
      const faint = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
        const rgba = (colour: string) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data] as [number, number, number, number];
        };
        const luminance = ([r, g, b]: readonly number[]) => {
          const [x, y, z] = [r!, g!, b!].map((value) => {
            const share = value / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * x! + 0.7152 * y! + 0.0722 * z!;
        };
        const paperOf = (element: Element | null): readonly number[] => {
          for (let at = element; at !== null; at = at.parentElement) {
            const colour = rgba(getComputedStyle(at).backgroundColor);
            if (colour[3] === 255) return colour;
          }
          return [255, 255, 255];
        };
        const found: string[] = [];
        for (const element of document.querySelectorAll('#app *')) {
          const text = [...element.childNodes].some(
            (node) => node.nodeType === 3 && node.textContent?.trim(),
          );
          if (
            !text ||
            element.getClientRects().length === 0 ||
            element.closest('.visually-hidden, .skip') !== null
          )
            continue;
          const style = getComputedStyle(element);
          const isSvg = element instanceof SVGElement;
          const ink = rgba(isSvg ? style.fill : style.color);
          const [light, dark] = [luminance(ink), luminance(paperOf(element))].sort((a, b) => b - a);
          const contrast = (light! + 0.05) / (dark! + 0.05);
          const isLarge =
            Number.parseFloat(style.fontSize) >= 24 ||
            (Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
          if (contrast < (isLarge ? 3 : 4.5))
            found.push(
              `${contrast.toFixed(2)} ${element.tagName}.${element.getAttribute('class')} ${element.textContent?.slice(0, 30)}`,
            );
        }
        return found;
      });
      expect(faint).toEqual([]);
      await page.close();
    },
  );

  it('tells where the walk along the front is, once, politely, and stops at the ends', async () => {
    const { page } = await reports.open(report, '#slot=56x56x128-128-s1');
    const live = page.locator('#app > [aria-live=polite]');
    expect(await live.textContent()).toBe('');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => live.textContent()).toMatch(/(\d+) of \1 on the front: .*(ns|µs|ms|s), .* MACs$/);
    const last = await live.textContent();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(50);
    expect(await live.textContent()).toBe(last);
    await page.close();
  });

  it('keeps its keys from those who type, and the list of keys from the page beneath', async () => {
    const { page } = await reports.open(report);
    const hash = () => page.evaluate(() => location.hash);
    await page.keyboard.press('/');
    await page.keyboard.type('g?');
    expect(await page.getByLabel('Filter').inputValue()).toBe('g?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('ArrowLeft');
    expect(await hash()).not.toContain('candidate=');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    const before = await hash();
    await page.keyboard.press('ArrowRight');
    expect(await hash()).toBe(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.close();
  });

  it('leaves the arrows to all that scrolls sideways', async () => {
    const slot = '56x56x128-128-s1';
    const [first, second] = report.rows.filter((row) => row.slot === slot && row.front === 'certain');
    const { page, problems } = await reports.open(
      report,
      `#slot=${slot}&candidate=${first!.candidate}&pins=${first!.candidate},${second!.candidate}`,
      { viewport: { width: 360, height: 740 } },
    );
    const hash = () => page.evaluate(() => location.hash);
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    await expect.poll(() => page.locator('.folded-table[open]:not(:has(table))').count()).toBe(0);
    const before = await hash();
    for (const region of await page.locator('section[tabindex="0"], pre[tabindex="0"]').all()) {
      await region.focus();
      for (const key of ['ArrowRight', 'ArrowLeft']) {
        await page.keyboard.press(key);
        expect(await hash(), await region.evaluate((element) => element.outerHTML.slice(0, 100))).toBe(
          before,
        );
      }
    }
    const axes = page.getByRole('region', { name: 'Axes, each with a brush' });
    await axes.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => axes.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('goes back and forward through all that was looked at', async () => {
    const { page } = await reports.open(report);
    const seen: string[] = [await page.evaluate(() => location.hash)];
    const note = async () => seen.push(await page.evaluate(() => location.hash));
    await page.locator('.front').getByLabel('Slot', { exact: true }).selectOption('14x14x512-512-s1');
    await note();
    await page
      .locator('.compare')
      .getByRole('button', { name: /^This slot/ })
      .click();
    await page.locator('.front').getByLabel('Scale').selectOption('linear');
    await note();
    await page.locator('.front-list a').first().click();
    await note();
    expect(new Set(seen).size).toBe(4);
    // What was only listed otherwise is no step of its own.
    const withoutList = (hash: string) => hash.replace(/&?changes=slot/, '');
    const place = async () => withoutList(await page.evaluate(() => location.hash));
    for (const hash of [...seen.slice(0, -1)].reverse()) {
      await page.goBack();
      await expect.poll(place).toBe(withoutList(hash));
    }
    expect(await page.locator('.details').count()).toBe(0);
    for (const hash of seen.slice(1)) {
      await page.goForward();
      await expect.poll(place).toBe(withoutList(hash));
    }
    await page.locator('.details').waitFor();
    await page.close();
  });

  it.each([360, 768, 1280, 3840])(
    'has no sideways scrolling at %i pixels, with a candidate open',
    async (width) => {
      const row = report.rows.find(({ kind }) => kind === 'inverted-residual')!;
      const { page } = await reports.open(report, `#slot=${row.slot}&candidate=${row.candidate}`, {
        viewport: { width, height: 800 },
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    },
  );

  it('prints on light paper, without controls, within its width, in the dark too', async () => {
    const { page } = await reports.open(report, '', {
      colorScheme: 'dark',
      viewport: { width: 718, height: 1000 },
    });
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    for (const hidden of ['.controls', '.state-choice', '.save-drawing', '#table-filter']) {
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    }
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await expect.poll(paper).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});
