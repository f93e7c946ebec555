import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import {
  buildReportDocument,
  type Candidate,
  DEFAULT_OBJECTIVES,
  DEFAULT_PROTOCOL,
  embedReportDocument,
  expectedSample,
  type MeasuredVisit,
  makeCandidate,
  readDeviceResults,
  type StoredSweep,
  sampleError,
} from '@convscape/core';
import { openStore } from '@convscape/store';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleDocument } from '../apps/report/src/fixtures/sample-document.js';
import { explore } from './explore.js';
import { DARK_PHONE, overflowPx, seriousViolations } from './looks.js';
import { hasChromium, launchChromium } from './means.js';
import { watchWakeLocks } from './wake-locks.js';

const BUILT = fileURLToPath(new URL('../apps/report/dist/index.html', import.meta.url));

const inSlot = (height: number, channels: number) => (kernel: number) =>
  makeCandidate({
    slot: { input: { height, width: height, channels }, outputChannels: channels, stride: 1 },
    block: { kind: 'standard', kernel: [kernel, kernel] },
    engine: 'wasm',
  });

const CANDIDATES: readonly Candidate[] = [
  ...[1, 3].map(inSlot(8, 8)),
  ...[1].map(inSlot(10, 8)),
  makeCandidate({
    slot: { input: { height: 8, width: 8, channels: 8 }, outputChannels: 8, stride: 1 },
    block: { kind: 'depthwise', kernel: [3, 3] },
    engine: 'onnxruntime',
  }),
];

/** A sweep that another device was asked for and has not measured: short visits, few of them. */
const STORED: StoredSweep = {
  sweep: { name: 'small-blocks', configText: '', objectives: DEFAULT_OBJECTIVES, constraints: [] },
  devices: sampleDocument([]).devices,
  runs: sampleDocument([]).runs.map((run) => ({
    ...run,
    sweep: 'small-blocks',
    protocol: {
      ...DEFAULT_PROTOCOL,
      warmup: { ...DEFAULT_PROTOCOL.warmup, minMs: 1, maxMs: 20 },
      screening: { ...DEFAULT_PROTOCOL.screening, minBatches: 3, maxBatches: 5 },
      confirmation: {
        ...DEFAULT_PROTOCOL.confirmation,
        minVisits: 2,
        maxVisits: 2,
        batchesPerVisit: 3,
        processes: 1,
      },
    },
  })),
  candidates: CANDIDATES,
  measurements: [],
};

/** Another sweep of the same report, with one of the same slots. */
const OTHER: StoredSweep = {
  ...STORED,
  sweep: { ...STORED.sweep, name: 'other-blocks' },
  runs: STORED.runs.map((run) => ({ ...run, run: 'other-run', sweep: 'other-blocks' })),
  candidates: CANDIDATES.slice(2, 3),
};

describe.runIf(hasChromium())('measuring on this device, in the report opened from a file', () => {
  let browser: Browser;
  let folder: string;
  const problems: string[] = [];
  let keepsAwake: () => Promise<number>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'convscape-own-'));
    const report = buildReportDocument([STORED], { writtenBy: '0.1.0' });
    const template = readFileSync(BUILT, 'utf8');
    writeFileSync(join(folder, 'report.html'), await embedReportDocument(template, report));
    writeFileSync(
      join(folder, 'following.html'),
      await embedReportDocument(template, report, { refreshSeconds: 2 }),
    );
    const both = buildReportDocument([STORED, OTHER], { writtenBy: '0.1.0' });
    writeFileSync(join(folder, 'two-sweeps.html'), await embedReportDocument(template, both));
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  async function open(context?: BrowserContext, place = 'report.html'): Promise<Page> {
    const page = await (context ?? browser).newPage();
    keepsAwake = await watchWakeLocks(page);
    problems.length = 0;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) problems.push(`asked the network for ${request.url()}`);
    });
    await page.goto(new URL(place, pathToFileURL(`${folder}/`)).href);
    await page.waitForSelector('h1');
    return page;
  }

  async function saved(page: Page) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save results' }).click(),
    ]);
    const name = download.suggestedFilename();
    await download.saveAs(join(folder, name));
    return { name, results: readDeviceResults(JSON.parse(readFileSync(join(folder, name), 'utf8'))) };
  }

  it('measures every candidate by the protocol, shows both fronts, and saves what can be checked and imported', async () => {
    const page = await open();
    expect(page.workers()).toHaveLength(0);
    const section = page.locator('.own-device');
    await section.getByLabel('Measure').selectOption('all');
    await section.getByRole('button', { name: 'Start: 4 candidates' }).click();
    await section.getByText('Done: nothing is left to measure.').waitFor({ timeout: 100_000 });
    await expect.poll(() => page.workers().length).toBe(0);

    const { name, results } = await saved(page);
    expect(name).toMatch(/^small-blocks_chromium-\d+_results\.json$/);
    expect(results.run.isComplete).toBe(true);
    expect(results.fingerprint.runtime).toMatch(/^chromium \d+$/);
    const key = ({ key }: Candidate) => key;
    expect(new Set(results.visits.map(({ candidate }) => candidate))).toEqual(new Set(CANDIDATES.map(key)));
    for (const { candidate, outcome } of results.visits) {
      const asked = CANDIDATES.find((one) => one.key === candidate)!;
      if (asked.engine !== 'wasm') {
        expect(outcome).toEqual({ state: 'unsupported', reason: expect.stringContaining('in a browser') });
        continue;
      }
      if (outcome.state === 'discarded') continue;
      if (outcome.state !== 'timed') throw new Error(JSON.stringify(outcome));
      expect(sampleError(outcome.outputSample ?? [], expectedSample(asked))).toBeLessThanOrEqual(1e-5);
      expect(Math.min(...outcome.timing.batchesNs)).toBeGreaterThanOrEqual(100 * outcome.timing.timerStepNs);
    }

    const store = await openStore(join(folder, 'convscape.sqlite'), { mode: 'write' });
    await store.putSweep(STORED.sweep);
    await store.putCandidates(STORED.sweep.name, STORED.candidates);
    await store.close();
    const imported = await explore(['import', name, '--json', '--strict'], { cwd: folder });
    expect({ code: imported.code, stderr: imported.stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(imported.stdout)).toMatchObject({ visits: results.visits.length, refused: [] });

    expect(await section.locator('.own-fronts tbody tr').count()).toBeGreaterThan(0);
    await section.getByRole('link', { name: /^chromium \d+$/ }).click();
    await page.waitForFunction(() => location.hash.includes('device='));
    expect(await page.locator('#candidates tbody').textContent()).toMatch(/µs|ns|ms/);
    expect(problems).toEqual([]);
    await page.close();
  }, 120_000);

  it('pauses, resumes, and keeps what it has when it is stopped', async () => {
    const page = await open();
    const section = page.locator('.own-device');
    await section.getByLabel('Measure').selectOption('all');
    await section.getByRole('button', { name: 'Start: 4 candidates' }).click();
    // Screening may be over before anybody looks.
    await section.getByText(/^(Screening [2-9] of|Confirming)/).waitFor({ timeout: 60_000 });
    await expect.poll(keepsAwake).toBe(1);
    await section.getByRole('button', { name: 'Pause' }).click();
    await section.getByText(/^Paused\./).waitFor();
    await expect.poll(keepsAwake).toBe(0);
    await section.getByRole('button', { name: 'Resume' }).click();
    await section.getByText(/^(Screening|Confirming)/).waitFor();
    await expect.poll(keepsAwake).toBe(1);
    await section.getByRole('button', { name: 'Stop' }).click();
    await section.getByText('Stopped. What was measured is kept.').waitFor();
    await expect.poll(keepsAwake).toBe(0);
    const { results } = await saved(page);
    expect(results.run.isComplete).toBe(false);
    expect(results.visits.length).toBeGreaterThan(0);
    await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
    expect(problems).toEqual([]);
    await page.close();
  }, 120_000);

  it('is stopped while it waits for power to start its workers', async () => {
    const context = await browser.newContext();
    // No browser lets a test set its battery.
    await context.addInitScript(() => {
      const battery = Object.assign(new EventTarget(), { charging: false, level: 0.1 });
      Object.assign(navigator, { getBattery: async () => battery });
    });
    const page = await open(context);
    const section = page.locator('.own-device');
    await section.getByRole('button', { name: /^Start/ }).click();
    await section.getByText(/^Nothing is measured while the battery is low/).waitFor();
    await section.getByText('Getting ready: starting its workers.').waitFor();
    await section.getByRole('button', { name: 'Stop' }).click();
    await section.getByText('Stopped. What was measured is kept.').waitFor();
    await section.getByRole('button', { name: /^Start/ }).waitFor();
    await expect.poll(keepsAwake).toBe(0);
    expect(page.workers()).toHaveLength(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('loses only what was in flight when its tab is closed, and forgets what it keeps when it is told to', async () => {
    const context = await browser.newContext();
    const page = await open(context);
    const section = page.locator('.own-device');
    await section.getByLabel('Measure').selectOption('all');
    await section.getByRole('button', { name: 'Start: 4 candidates' }).click();
    await section.getByText(/^(Screening [3-9] of|Confirming)/).waitFor({ timeout: 60_000 });
    await page.close();

    const next = await open(context);
    const again = next.locator('.own-device');
    await again.getByLabel('Measure').selectOption('all');
    await again.getByText(/^This browser keeps \d+ visits? of/).waitFor();
    await again.getByRole('button', { name: 'Go on: 4 candidates' }).click();
    await again.getByText('Done: nothing is left to measure.').waitFor({ timeout: 100_000 });
    const { results } = await saved(next);
    const screened = results.visits.filter(
      ({ phase, duplicate, outcome }) =>
        phase === 'screening' && duplicate !== true && outcome.state !== 'discarded',
    );
    expect(screened.map(({ candidate }) => candidate).sort()).toEqual(
      CANDIDATES.map(({ key }) => key).sort(),
    );

    await again.getByRole('button', { name: 'Forget' }).click();
    await again.getByRole('button', { name: 'Start: 4 candidates' }).waitFor();
    await next.close();
    const last = await open(context);
    await last.locator('.own-device').getByLabel('Measure').selectOption('all');
    await last.getByRole('button', { name: 'Start: 4 candidates' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  }, 180_000);

  it('measures one slot beside another, and throws away only what it is told to', async () => {
    const context = await browser.newContext();
    const page = await open(context);
    const section = page.locator('.own-device');
    const go = (to: Page, height: number) =>
      to.evaluate((hash) => location.assign(hash), `#slot=${height}x${height}x8-8-s1`);
    const measure = async (button: string) => {
      // That it is done may still stand there from before.
      await Promise.all([page.waitForEvent('worker'), section.getByRole('button', { name: button }).click()]);
      await section.getByText('Done: nothing is left to measure.').waitFor({ timeout: 100_000 });
      return (await saved(page)).results;
    };
    const inSlotOf = (height: number) => {
      const keys = CANDIDATES.filter(({ slot }) => slot.input.height === height).map(({ key }) => key);
      return ({ visits }: { readonly visits: readonly MeasuredVisit[] }) =>
        visits.filter(({ candidate }) => keys.includes(candidate));
    };
    const [small, large] = [inSlotOf(8), inSlotOf(10)];

    await go(page, 8);
    const first = await measure('Start: 3 candidates');
    expect(large(first)).toEqual([]);
    await go(page, 10);
    await section.getByRole('button', { name: 'Start: 1 candidate' }).waitFor();
    const both = await measure('Start: 1 candidate');
    expect(small(both)).toEqual(first.visits);
    expect(large(both).length).toBeGreaterThan(0);
    expect(both.run).toMatchObject({ isComplete: true, startedAt: first.run.startedAt });

    const anew = await measure('Measure anew: 1 candidate');
    expect(small(anew)).toEqual(first.visits);
    const before = new Set(large(both).map(({ startedAt }) => startedAt));
    expect(large(anew).filter(({ startedAt }) => before.has(startedAt))).toEqual([]);
    await page.close();

    const next = await open(context);
    const again = next.locator('.own-device');
    await go(next, 10);
    const count = large(anew).length;
    await again.getByRole('button', { name: `Forget ${count} visit` }).click();
    await again.getByRole('button', { name: 'Start: 1 candidate' }).waitFor();
    await go(next, 8);
    await again.getByText(`This browser keeps ${first.visits.length} visits of`).waitFor();
    await again.getByRole('button', { name: 'Go on: 3 candidates' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  }, 180_000);

  it('is not broken off by a report that follows a sweep, and fits a phone in the dark', async () => {
    const context = await browser.newContext(DARK_PHONE);
    const page = await open(context, 'following.html');
    await page.evaluate(() => Object.assign(window, { isFirst: true }));
    const isFirst = () => page.evaluate(() => 'isFirst' in window);
    await page.getByText('This page follows the sweep').waitFor();
    await expect.poll(isFirst, { timeout: 10_000 }).toBe(false);

    const section = page.locator('.own-device');
    await section.getByRole('button', { name: /^Start/ }).click();
    await section.getByText(/^Getting ready/).waitFor();
    await page.evaluate(() => Object.assign(window, { isFirst: true }));
    await page.getByText('This page does not load itself anew').waitFor();
    await section.getByText('Done: nothing is left to measure.').waitFor({ timeout: 100_000 });
    await section.locator('.own-fronts').waitFor();
    expect(await isFirst()).toBe(true);
    await expect.poll(keepsAwake).toBe(0);
    expect(await seriousViolations(page, '.own-device')).toEqual([]);
    expect(await overflowPx(page)).toBe(0);

    await section.getByRole('button', { name: 'Forget' }).click();
    await expect.poll(isFirst, { timeout: 10_000 }).toBe(false);
    expect(problems).toEqual([]);
    await context.close();
  }, 120_000);

  it('saves and shows its results as those of their own sweep while another is in view', async () => {
    const page = await open(undefined, 'two-sweeps.html');
    const section = page.locator('.own-device');
    const go = (sweep: string) =>
      page.evaluate((hash) => location.assign(hash), `#sweep=${sweep}&slot=10x10x8-8-s1`);
    await go('small-blocks');
    await section.getByRole('button', { name: 'Start: 1 candidate' }).click();
    await section.getByText('Done: nothing is left to measure.').waitFor({ timeout: 100_000 });
    await section.locator('.own-fronts').waitFor();

    await go('other-blocks');
    await section.getByText(/in every view of small-blocks: choose/).waitFor();
    expect(await section.locator('.own-fronts').count()).toBe(0);
    const { name, results } = await saved(page);
    expect(name).toMatch(/^small-blocks_/);
    expect(results.sweep).toBe('small-blocks');
    await section.getByRole('link', { name: /^chromium \d+$/ }).click();
    await section.locator('.own-fronts').waitFor();
    expect(problems).toEqual([]);
    await page.close();
  }, 120_000);

  it('measures what is pinned, where something is', async () => {
    const page = await open();
    const scopes = page.locator('.own-device').getByLabel('Measure').locator('option');
    await expect.poll(() => scopes.allTextContents()).toEqual(['This slot', 'Every front', 'All candidates']);
    const pins = [CANDIDATES[0]!, CANDIDATES[2]!].map(({ key }) => key).join(',');
    await page.evaluate((hash) => location.assign(hash), `#pins=${pins}`);
    const section = page.locator('.own-device');
    await section.getByLabel('Measure').selectOption('pinned');
    await section.getByRole('button', { name: 'Start: 2 candidates' }).waitFor();
    await page.close();
  });

  it('has a policy that lets its workers compile WebAssembly, and nothing else be run', async () => {
    const page = await open();
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("'wasm-unsafe-eval'; ");
    expect(policy).toContain('; worker-src blob:;');
    expect(policy).not.toContain('unsafe-inline');
    await page.close();
  });

  it('comes with at most 400 kB of JavaScript, gzipped', () => {
    const html = readFileSync(BUILT, 'utf8');
    const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);
    expect(scripts.length).toBeGreaterThanOrEqual(2);
    expect(gzipSync(scripts.join('\n')).length).toBeLessThanOrEqual(400_000);
  });
});
