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
    await expect.poll(() => rows.count()).toBe(timed.length);
    const fastest = rows.first().getByRole('link');
    const target = new URLSearchParams(((await fastest.getAttribute('href')) ?? '').slice(1));
    await fastest.click();
    await page.waitForFunction((key) => location.hash.includes(key), target.get('candidate') ?? '');
    await section.getByLabel('Candidates', { exact: true }).selectOption('slot');
    await page.waitForFunction(() => location.hash.includes('roof=slot'));
    const inSlot = timed.filter(({ slot }) => slot === target.get('slot'));
    await expect.poll(() => rows.count()).toBe(inSlot.length);
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

  it('zooms the front by wheel, box, keys and buttons, pans it, and goes back to the whole', async () => {
    const { page, problems } = await reports.open(sampleDocument(), '#slot=56x56x128-128-s1');
    const frame = page.locator('.front-chart');
    await frame.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await frame.boundingBox())!;
    const zoom = () => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('zoom');
    const span = () => {
      const [x0 = 0, x1 = 0] = (zoom() ?? '').split('~').map(Number);
      return { x0, x1 };
    };
    const whole = await frame
      .locator('canvas')
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

    await page.waitForTimeout(350);
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.wheel(0, -400);
    await page.waitForFunction(() => location.hash.includes('zoom='));
    const byWheel = span();
    expect(byWheel.x1).toBeGreaterThan(byWheel.x0);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 120, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction((before) => !location.hash.includes(before), encodeURIComponent(zoom()!));
    expect(span().x0).toBeGreaterThan(byWheel.x0);

    await page.keyboard.press('0');
    await page.waitForFunction(() => !location.hash.includes('zoom='));
    await page.mouse.move(x + width * 0.4, y + height * 0.3);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.8, y + height * 0.7, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => location.hash.includes('zoom='));
    const boxed = span();
    await page.keyboard.press('+');
    await page.waitForFunction((before) => !location.hash.includes(before), encodeURIComponent(zoom()!));
    expect(span().x0).toBeGreaterThan(boxed.x0);
    await page.keyboard.press('-');
    await page.getByText(/\d+ of \d+ in sight/).waitFor();
    await page.getByRole('link', { name: 'filter the table to them' }).click();
    const inSight = (await page.getByText(/\d+ of \d+ in sight/).textContent())?.match(/\d+/)?.[0];
    await page.waitForFunction(
      (count) => document.querySelectorAll('#candidates tbody tr').length === count,
      Number(inSight),
    );
    await page.mouse.dblclick(x + width * 0.9, y + height * 0.1);
    await page.waitForFunction(() => !location.hash.includes('zoom='));
    await page.waitForTimeout(100);
    expect(
      await frame.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL()),
    ).toBe(whole);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForFunction(() => location.hash.includes('zoom='));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !location.hash.includes('zoom='));
    expect(problems).toEqual([]);
    await page.close();
  });

  it('zooms by two fingers, and leaves one finger to the page', async () => {
    const { page, problems } = await reports.open(sampleDocument(), '', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    const frame = page.locator('.front-chart');
    await frame.scrollIntoViewIfNeeded();
    expect(await frame.evaluate((element) => getComputedStyle(element).touchAction)).toBe('pan-y');
    const { x, y, width, height } = (await frame.boundingBox())!;
    const session = await page.context().newCDPSession(page);
    const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [-1, 1].map((side, id) => ({
                x: x + width * 0.6 + side * apart,
                y: y + height / 2,
                id,
              })),
      });
    await fingers('touchStart', 20);
    for (const apart of [30, 40, 50, 60]) await fingers('touchMove', apart);
    await fingers('touchEnd', 0);
    await page.waitForFunction(() => location.hash.includes('zoom='));
    expect(await frame.evaluate((element) => getComputedStyle(element).touchAction)).toBe('none');

    // Further than to the whole plane, but past it not so far that a second way back from the window would end there too.
    await fingers('touchStart', 60);
    for (const apart of [40, 30, 20, 15, 12, 11, 10]) await fingers('touchMove', apart);
    await fingers('touchEnd', 0);
    await page.waitForFunction(() => !location.hash.includes('zoom='), null, { timeout: 5000 });
    await expect.poll(() => frame.evaluate((element) => getComputedStyle(element).touchAction)).toBe('pan-y');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('compares what is pinned, measured by the first, and a link brings it all back', async () => {
    const report = sampleDocument();
    const slot = '56x56x128-128-s1';
    const { page, problems } = await reports.open(report, `#slot=${slot}`);
    const members = page.locator('.front-list a');
    await members.first().click();
    await page.getByRole('button', { name: 'Pin to compare' }).click();
    await page.getByRole('button', { name: 'Close the details' }).click();
    await members.nth(1).click();
    await page.getByRole('button', { name: 'Pin to compare' }).waitFor();
    await page.keyboard.press('p');
    const pinned = page.locator('.pinned');
    await pinned.locator('thead th').nth(2).waitFor();
    const latency = pinned.locator('tbody tr', { hasText: 'Latency' }).locator('td');
    expect(await latency.first().textContent()).not.toContain('×');
    expect(await latency.nth(1).textContent()).toMatch(/[\d.]+ [µm]s \(.*\)[\d.]+× \([\d.]+×–[\d.]+×\)/);
    const keys = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('pins')?.split(',') ?? [];
    const again = await reports.open(report, new URL(page.url()).hash);
    expect(await again.page.locator('.pinned thead a').allTextContents()).toEqual(
      await pinned.locator('thead a').allTextContents(),
    );
    await again.page.close();
    await pinned.getByRole('button', { name: /^Measure the others by/ }).click();
    await page.waitForFunction(
      (first) => location.hash.includes(`pins=${first}`),
      encodeURIComponent(keys[1] ?? ''),
    );
    // The focus stays near the buttons, which are gone.
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(focused).toBe('Pinned candidates');
    await pinned
      .getByRole('button', { name: /^Unpin (?!all)/ })
      .first()
      .click();
    await expect.poll(() => pinned.locator('thead th').count()).toBe(2);
    expect(await focused()).toBe('Pinned candidates');
    await pinned.getByRole('button', { name: 'Unpin all' }).click();
    await pinned.waitFor({ state: 'detached' });
    expect(await focused()).toBe('Front and details');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('tells what is pinned on several engines apart, and opens each where it was measured', async () => {
    const sample = sampleDocument();
    const row = sample.rows.find(({ front }) => front === 'certain')!;
    const other = { ...row, engine: 'onnxruntime', candidate: `ff${row.candidate.slice(2)}` };
    const { page, problems } = await reports.open(
      { ...sample, rows: [...sample.rows, other] },
      `#slot=${row.slot}&pins=${row.candidate},${other.candidate}`,
    );
    const pinned = page.locator('.pinned');
    const links = pinned.locator('thead a');
    expect(await links.allTextContents()).toEqual([
      expect.stringMatching(/, wasm$/),
      expect.stringMatching(/, onnxruntime$/),
    ]);
    expect(await pinned.locator('tbody tr', { hasText: 'Engine' }).locator('td').allTextContents()).toEqual([
      'wasm',
      'onnxruntime',
    ]);
    await links.nth(1).click();
    await page.locator('.details').waitFor();
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('engine')).toBe('onnxruntime');
    await links.first().click();
    await page.waitForFunction(() => !location.hash.includes('engine='));
    await page.locator('.details').waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('colours the front by an order, and leaves out what mixes less', async () => {
    const report = sampleDocument();
    const slot = '56x56x128-128-s1';
    const timed = report.rows.filter((row) => row.slot === slot && row.latency_ns !== null);
    const { page, problems } = await reports.open(
      report,
      `#slot=${slot}&colour=groups&reach=1&y=latency_p95_ns`,
    );
    const front = page.locator('.front');
    expect(await front.getByRole('img').getAttribute('aria-label')).toMatch(
      new RegExp(`95th percentile .* of the ${timed.filter((row) => row.mixing_reach === 1).length} timed`),
    );
    expect(await front.locator('.legend').first().textContent()).toContain('groups 8');
    expect(await front.getByLabel('Colour', { exact: true }).inputValue()).toBe('groups');
    const members = timed.filter(({ mixing_reach, front }) => mixing_reach === 1 && front === 'certain');
    expect(members).toHaveLength(1);
    await page.keyboard.press('ArrowRight');
    await page.getByText('1 of 1 on the front').waitFor({ state: 'attached' });
    expect(page.url()).toContain(members[0]!.candidate);
    await page.keyboard.press('Escape');
    await front.getByLabel('Mixing at least').selectOption('');
    await page.waitForFunction(() => !location.hash.includes('reach='));
    await expect
      .poll(() => front.getByRole('img').getAttribute('aria-label'))
      .toContain(`of the ${timed.length} timed`);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('leads from the front to its own rows of the table, whatever was chosen there before', async () => {
    const sample = sampleDocument();
    const [here] = sample.devices;
    const elsewhere = sample.rows.map((row) => ({ ...row, device: 'b0ard' }));
    const slot = '14x14x512-512-s1';
    const failed = sample.rows.filter((row) => row.slot === slot && row.state === 'failed').length;
    expect(failed).toBeGreaterThan(0);
    const { page, problems } = await reports.open(
      {
        ...sample,
        devices: [here!, { ...here!, device: 'b0ard' }],
        rows: [...sample.rows, ...elsewhere],
      },
      `#slot=${slot}&state=skipped&filter=nothing`,
    );
    const listed = () => page.locator('#candidates tbody tr').count();
    await page
      .locator('.front')
      .getByRole('link', { name: `${failed} failed` })
      .click();
    await expect.poll(listed).toBe(failed);
    await page.locator('.front').getByRole('button', { name: 'Zoom in' }).click();
    const told = page.getByText(/\d+ of \d+ in sight/);
    const inSight = Number((await told.textContent())?.match(/\d+/)?.[0]);
    expect(inSight).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'filter the table to them' }).click();
    await expect.poll(listed).toBe(inSight);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('filters by brushes along the axes, and shows as brushes what the filter asks', async () => {
    const report = sampleDocument();
    const { page, problems } = await reports.open(
      report,
      `#filter=${encodeURIComponent('kind:grouped g>=8')}`,
    );
    const section = page.locator('.parallel');
    await section.scrollIntoViewIfNeeded();
    const grouped = report.rows.filter(({ kind, groups }) => kind === 'grouped' && (groups ?? 0) >= 8);
    await section.getByText(`${grouped.length} of ${report.rows.length} candidates`).waitFor();
    expect(await section.locator('.axis-brush').count()).toBe(2);

    const axis = section.locator('.axis', { hasText: 'MACs' }).locator('.axis-reach');
    const { x, y, width, height } = (await axis.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height * 0.4);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height * 0.7, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => location.hash.includes('macs%3C%3D'));
    const filter = await page.getByLabel('Filter').inputValue();
    expect(filter).toMatch(/^kind:grouped g>=8 macs>=[\d.]+ macs<=[\d.]+$/);
    const [least = 0, most = 0] = [...filter.matchAll(/macs[<>]=([\d.]+)/g)].map((match) => Number(match[1]));
    const left = grouped.filter(({ macs }) => macs >= least && macs <= most);
    await section.getByText(`${left.length} of ${report.rows.length} candidates`).waitFor();
    expect(await page.locator('#candidates tbody tr').count()).toBe(left.length);

    await axis.click();
    await page.waitForFunction(() => !location.hash.includes('macs'), null, { timeout: 5000 });
    await section.getByRole('slider', { name: 'Groups, least' }).press('ArrowUp');
    await page.waitForFunction(() => location.hash.includes('groups%3A16%2C32'));
    await section.getByRole('link', { name: 'clear' }).click();
    await page.waitForFunction(() => !location.hash.includes('filter='));
    const svg = (await savedBy(page, /^Save as SVG: Candidates of/)).toString('utf8');
    expect(svg.match(/<polyline/g)).toHaveLength(report.rows.length);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('draws the roofline and the axes that come, or come back, with other conditions', async () => {
    const sample = sampleDocument();
    const alone = {
      ...sample.rows[0]!,
      engine: 'onnxruntime',
      candidate: 'ff00112233445566aabb',
      state: 'pending' as const,
      front: null,
      ...{ latency_ns: null, latency_low_ns: null, latency_high_ns: null, latency_p95_ns: null },
    };
    const { page, problems } = await reports.open({ ...sample, rows: [alone, ...sample.rows] }, '', {
      viewport: { width: 1600, height: 900 },
    });
    const engine = page.locator('section[aria-labelledby=slots-title]').getByLabel('Engine', { exact: true });
    const roofline = page.locator('.roofline');
    const parallel = page.locator('.parallel');
    const hasInk = () =>
      parallel
        .locator('canvas')
        .nth(1)
        .evaluate((element) => {
          const { width, height } = element as HTMLCanvasElement;
          const context = (element as HTMLCanvasElement).getContext('2d')!;
          return context.getImageData(0, 0, width, height).data.some((value) => value !== 0);
        });
    for (const time of ['first', 'second']) {
      expect(await engine.inputValue(), time).toBe('onnxruntime');
      await roofline.waitFor({ state: 'detached' });
      await parallel.waitFor({ state: 'detached' });
      await engine.selectOption('wasm');
      await roofline.scrollIntoViewIfNeeded();
      await roofline.getByRole('img').waitFor();
      await parallel.scrollIntoViewIfNeeded();
      await expect.poll(hasInk, { message: time }).toBe(true);
      const room = await parallel.locator('figure').evaluate(({ clientWidth }) => clientWidth);
      await expect
        .poll(() => parallel.locator('.parallel-frame > svg').getAttribute('width'), { message: time })
        .toBe(String(room));
      await engine.selectOption('onnxruntime');
    }
    expect(problems).toEqual([]);
    await page.close();
  });

  it('sets the engines of a slot on one front, told apart by colour and shape, and mixing into the dominance', async () => {
    const sample = sampleDocument();
    const slot = '56x56x64-64-s1';
    const slower = (value: number | null) => (value === null ? null : value * 1.3);
    const others = sample.rows
      .filter((row) => row.slot === slot)
      .map((row) => ({
        ...row,
        engine: 'onnxruntime',
        candidate: `ff${row.candidate.slice(2)}`,
        latency_ns: slower(row.latency_ns),
        latency_low_ns: slower(row.latency_low_ns),
        latency_high_ns: slower(row.latency_high_ns),
      }));
    const { page, problems } = await reports.open({ ...sample, rows: [...sample.rows, ...others] });
    const front = page.locator('.front');
    const own = await front.locator('.front-list li').count();
    await front.getByLabel('Engines').selectOption('engines');
    await page.waitForFunction(() => location.hash.includes('across=engines'));
    await front.getByText('On the front of all engines').waitFor();
    expect(await front.getByRole('list', { name: 'Key of the colours' }).allInnerTexts()).toEqual([
      expect.stringMatching(/wasm\s+onnxruntime/),
    ]);
    expect(await front.locator('.member-name').first().textContent()).toContain(', wasm');
    await front.getByLabel('Shape', { exact: true }).selectOption('engine');
    await front.getByLabel('Front by').selectOption('axes');
    const byAxes = await front.locator('.front-list li').count();
    await front.getByLabel('Front by').selectOption('mixing');
    await page.waitForFunction(() => location.hash.includes('by=mixing'));
    await expect.poll(() => front.locator('.front-list li').count()).toBeGreaterThan(byAxes);
    await front.getByLabel('Better is').selectOption('maximize');
    await front.getByText('MACs ↑').waitFor();
    await front.getByLabel('Engines').selectOption('');
    await front.getByLabel('Front by').selectOption('sweep');
    expect(await front.locator('.front-list li').count()).toBe(own);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('explains its words by pointer, by focus and on touch, until Esc', async () => {
    const { page, problems } = await reports.open(sampleDocument());
    const shown = page.locator('[role=tooltip]:popover-open');
    const word = page.locator('.verdicts').getByRole('button', { name: 'mixes all channels' });
    await word.hover();
    expect(await shown.textContent()).toContain('The share of pairs of an input and an output channel');
    await page.mouse.move(0, 0);
    await shown.waitFor({ state: 'detached' });
    await word.focus();
    const { x, width } = (await shown.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(1280);
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'detached' });
    await page
      .getByRole('columnheader', { name: /^Savings/ })
      .getByRole('button')
      .focus();
    expect(await shown.textContent()).toContain('speed-up promised by MACs');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('draws the batches of a candidate over time, its outliers by name', async () => {
    const sample = sampleDocument();
    const cutShort = {
      startedAt: '2026-11-24T09:20:00.000Z',
      phase: 'confirmation' as const,
      discarded: 'the clock jumped',
      flags: [],
      latenciesNs: [],
    };
    const report = {
      ...sample,
      batches: sample.batches!.map((one) => ({ ...one, visits: [...one.visits, cutShort] })),
    };
    const batches = report.batches.find(({ candidate }) =>
      report.rows.some((row) => row.candidate === candidate && row.front === 'certain'),
    );
    const row = report.rows.find(({ candidate }) => candidate === batches?.candidate);
    const { page, problems } = await reports.open(report, `#slot=${row?.slot}&candidate=${row?.candidate}`);
    const view = page.locator('.batches');
    expect(await view.locator('circle').count()).toBe(batches?.total);
    expect(await view.locator('.caption').first().textContent()).toMatch(/\d+ batches in 9 visits/);
    await view.locator('summary').click();
    await expect.poll(() => view.locator('tbody tr').count()).toBe(9);
    expect(await view.locator('tbody tr').last().locator('td').allTextContents()).toEqual([
      ...['0', '–', '–', '0', 'discarded: the clock jumped'],
    ]);
    expect(await view.locator('tbody').textContent()).toContain('discarded: memory took 1.12 times');
    const severe = await view.locator('.batch-high-severe').count();
    expect(await view.locator('.batch-name').count()).toBeGreaterThanOrEqual(severe);
    const svg = (await savedBy(page, /^Save as SVG: Batches of/)).toString('utf8');
    expect(svg).toContain('mobile-blocks, Sample CPU 3.0 GHz');
    expect(problems).toEqual([]);
    await page.close();
  });
});
