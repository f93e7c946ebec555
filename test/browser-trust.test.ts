import { DEFAULT_PROTOCOL, type VisitOutcome } from '@convscape/core';
import type { Pool } from '@convscape/pool';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from './means.js';
import { type PoolPage, type PoolWindow, servePoolPage, WORKER_PATH } from './pool-page.js';
import { openRealTabs } from './real-tabs.js';
import { SLOWED_WORKER, slowDown } from './slowed-worker.js';

/** A turn of half a second, so that something can come between. */
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
    screening: { ...DEFAULT_PROTOCOL.screening, minBatches: 200, maxBatches: 200 },
  },
  verifiedKernelHashes: [],
} as const;

/** A turn of four seconds, for what takes its time to come between. */
const LONG_TASK = {
  ...TASK,
  protocol: {
    ...TASK.protocol,
    screening: { ...TASK.protocol.screening, minBatches: 2000, maxBatches: 2000 },
  },
} as const;

/** Until one tab is seen and the other is not: a busy machine may take its time. */
async function bringToFront(front: Page, behind: Page): Promise<void> {
  const stateOf = (page: Page) => page.evaluate(() => document.visibilityState);
  const states = async () => {
    await front.bringToFront();
    return [await stateOf(front), await stateOf(behind)];
  };
  await expect.poll(states, { timeout: 20_000 }).toEqual(['visible', 'hidden']);
}

/** What the page keeps between questions. */
interface Kept {
  pooled: Pool;
  said: unknown[];
  turn: Promise<VisitOutcome>;
}

describe.runIf(hasChromium())(
  'what a browser measures while it cannot be trusted',
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    let served: PoolPage;

    beforeAll(async () => {
      [browser, served] = await Promise.all([launchChromium(), servePoolPage({ isolated: true })]);
    });

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    /** Opens a pool in the page, whose workers run `before` first, and writes down its pauses. */
    async function openPool(page: Page, before = ''): Promise<void> {
      await page.goto(served.url);
      await page.waitForFunction(() => document.title === 'ready');
      await page.evaluate(
        async ([path, before]) => {
          const { openBrowserPool } = (window as unknown as PoolWindow).pool;
          const text = before + (await (await fetch(path)).text());
          const said: unknown[] = [];
          const opened = openBrowserPool({
            workers: 1,
            script: { text },
            onPause: ({ reason, discarded }) => said.push(`${reason}, ${discarded} thrown away`),
            onResume: () => said.push('goes on'),
          });
          Object.assign(window, { pooled: await opened, said });
        },
        [WORKER_PATH, before] as const,
      );
    }

    const begin = (page: Page) =>
      page.evaluate((task) => {
        const kept = window as unknown as Kept;
        kept.turn = kept.pooled.screen(task).finally(() => kept.said.push('measured'));
      }, LONG_TASK);
    const said = (page: Page) => page.evaluate(() => (window as unknown as Kept).said);
    const outcome = (page: Page) => page.evaluate(() => (window as unknown as Kept).turn);

    it('in a tab that another one hides, is thrown away and measured anew once it is seen', async () => {
      const tabs = await openRealTabs();
      try {
        const other = await tabs.context.newPage();
        const page = await tabs.context.newPage();
        await bringToFront(page, other);
        await openPool(page);
        await begin(page);
        await bringToFront(other, page);
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1200)));
        expect(await said(page)).toEqual(['hidden, 1 thrown away']);
        await bringToFront(page, other);
        expect((await outcome(page)).state).toBe('timed');
        expect(await said(page)).toEqual(['hidden, 1 thrown away', 'goes on', 'measured']);
      } finally {
        await tabs.close();
      }
    });

    it('with a battery that runs low, is thrown away and measured anew once it is plugged in', async () => {
      const page = await browser.newPage();
      // No browser lets a test set its battery.
      await page.addInitScript(() => {
        const battery = Object.assign(new EventTarget(), { charging: false, level: 0.21 });
        Object.assign(navigator, { getBattery: async () => battery });
        Object.assign(window, { battery });
      });
      await openPool(page);
      await begin(page);
      const set = (change: object, event: string) =>
        page.evaluate(
          ([change, event]) => {
            const { battery } = window as unknown as { battery: EventTarget };
            Object.assign(battery, change).dispatchEvent(new Event(event));
          },
          [change, event] as const,
        );
      await set({ level: 0.2 }, 'levelchange');
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1200)));
      expect(await said(page)).toEqual(['low-battery, 1 thrown away']);
      await set({ charging: true }, 'chargingchange');
      expect((await outcome(page)).state).toBe('timed');
      await set({ level: 0.1 }, 'levelchange');
      expect(await said(page)).toEqual(['low-battery, 1 thrown away', 'goes on', 'measured']);
      await page.close();
    });

    it('on a processor that is throttled, at once or little by little, is discarded with the reason', async () => {
      const page = await browser.newPage();
      await openPool(page, SLOWED_WORKER);
      const turn = () =>
        page.evaluate(async (task) => {
          const kept = window as unknown as Kept & { baseline: ReturnType<Pool['baseline']> };
          kept.baseline ??= kept.pooled.baseline();
          return kept.pooled.screen({
            ...task,
            watch: { baseline: await kept.baseline, keepDisturbed: false },
          });
        }, TASK);
      const reasonOf = (visit: VisitOutcome) => (visit.state === 'discarded' ? visit.reason : visit.state);
      const disturbed = /far slower than alone|the clock changed/;
      // The first starts the worker.
      await turn();
      for (const afterMs of [0, 200]) {
        await slowDown(page, { rate: 3, risesBy: 0, afterMs });
        expect(reasonOf(await turn()), `${afterMs} ms into the turn`).toMatch(disturbed);
      }
      // As with heat: a twentieth slower every second.
      await slowDown(page, { rate: 1, risesBy: 0.05, afterMs: 0 });
      const reasons: string[] = [];
      while (reasons.length < 60 && !disturbed.test(reasons.at(-1) ?? ''))
        reasons.push(reasonOf(await turn()));
      expect(reasons.at(-1)).toMatch(disturbed);
      await page.close();
    });
  },
);
