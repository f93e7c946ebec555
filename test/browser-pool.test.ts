import { DEFAULT_PROTOCOL } from '@convscape/core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from './means.js';
import { type PoolPage, servePoolPage } from './pool-page.js';

/** A turn that takes some tens of milliseconds. */
const TASK = {
  candidate: {
    key: '0123456789abcdef0123',
    slot: { input: { height: 8, width: 8, channels: 8 }, outputChannels: 8, stride: 1 },
    block: { kind: 'standard', kernel: [3, 3] },
    engine: 'wasm',
    options: { algorithm: 'auto', threads: 1, chain: 1 },
  },
  phase: 'screening',
  protocol: {
    ...DEFAULT_PROTOCOL,
    warmup: { ...DEFAULT_PROTOCOL.warmup, minMs: 1, maxMs: 10 },
    screening: { ...DEFAULT_PROTOCOL.screening, maxBatches: 15 },
  },
  verifiedKernelHashes: [],
} as const;

const WORKER = '/packages/pool/dist/browser/worker.js';

/** What the test page puts into its window. */
interface PoolWindow {
  readonly core: typeof import('@convscape/core');
  readonly pool: typeof import('@convscape/pool/browser');
  readonly comlink: typeof import('comlink');
}

describe.runIf(hasChromium())('the browser pool, in Chromium', () => {
  let browser: Browser;
  let plain: PoolPage;
  let isolated: PoolPage;

  beforeAll(async () => {
    [browser, plain, isolated] = await Promise.all([
      launchChromium(),
      servePoolPage({ isolated: false }),
      servePoolPage({ isolated: true }),
    ]);
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all([plain?.close(), isolated?.close()]);
  });

  async function open({ url }: PoolPage): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => document.title === 'ready');
    return page;
  }

  it('measures side by side and alone, each answer compared with the reference', async () => {
    const page = await open(isolated);
    const outcomes = await page.evaluate(
      async ([task, url]) => {
        const { openBrowserPool } = (window as unknown as PoolWindow).pool;
        const pool = await openBrowserPool({ workers: 2, script: { url } });
        const screened = await Promise.all([1, 2, 3, 4].map(() => pool.screen(task)));
        const confirmed = [
          await pool.confirm({ ...task, phase: 'confirmation' }, 0),
          await pool.confirm({ ...task, phase: 'confirmation' }, 1),
        ];
        await pool.close();
        return [...screened, ...confirmed];
      },
      [TASK, WORKER] as const,
    );
    for (const outcome of outcomes) {
      if (outcome.state !== 'timed') throw new Error(JSON.stringify(outcome));
      expect(outcome.verification?.error).toBeLessThanOrEqual(outcome.verification?.errorBound ?? 0);
      expect(Math.min(...outcome.timing.batchesNs)).toBeGreaterThan(0);
    }
    await page.close();
  });
});
