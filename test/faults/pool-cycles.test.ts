import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { smallTask } from '../../packages/pool/src/node/fixtures/small-task.js';
import { hasChromium, launchChromium } from '../means.js';
import { type PoolWindow, servePoolPage, WORKER_PATH } from '../pool-page.js';
import { IS_FULL, itSurvives, tries } from './fault.js';

/** Over few cycles, what is compiled late weighs more. */
const MOST_GROWTH = IS_FULL ? 0.05 : 0.1;
const CYCLER = fileURLToPath(new URL('./pool-cycler.mjs', import.meta.url));

function expectNoGrowth(what: string, cycles: number, before: number, after: number): void {
  const growth = after / before - 1;
  console.log(`${cycles} cycles of ${what}: heap ${(growth * 100).toFixed(2)} %`);
  expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
}

describe.runIf(hasChromium())('in Chromium', () => {
  itSurvives('17. a pool opened and closed again and again, in a browser', async () => {
    const cycles = tries(1000, 100);
    const [browser, served] = [await launchChromium(), await servePoolPage({ isolated: true })];
    try {
      const page = await browser.newPage();
      await page.goto(served.url);
      await page.waitForFunction(() => document.title === 'ready');
      const session = await page.context().newCDPSession(page);
      const turnOver = (count: number) =>
        page.evaluate(
          async ([task, url, count]) => {
            const { openBrowserPool } = (window as unknown as PoolWindow).pool;
            for (let cycle = 0; cycle < count; cycle++) {
              const pool = await openBrowserPool({ workers: 1, script: { url } });
              if (cycle % 10 === 0) await pool.screen(task);
              await pool.close();
            }
          },
          [smallTask('wasm'), WORKER_PATH, count] as const,
        );
      // The browser's own list of what was loaded is none of the pool's. What is let go of only when something else was collected needs
      // another round.
      const heapBytes = async () => {
        await page.evaluate(() => performance.clearResourceTimings());
        for (let round = 0; round < 4; round++) {
          await session.send('HeapProfiler.collectGarbage');
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
        return (await session.send('Runtime.getHeapUsage')).usedSize;
      };
      // The first cycles compile the code.
      await turnOver(Math.max(50, cycles / 4));
      const before = await heapBytes();
      await turnOver(cycles);
      expectNoGrowth('the browser pool', cycles, before, await heapBytes());
      // Chromium gives a busy worker two seconds to end.
      await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
    } finally {
      await browser.close();
      await served.close();
    }
    return { tries: cycles, lost: 0 };
  });
});

itSurvives('18. a pool opened and closed again and again, in Node', async () => {
  const cycles = tries(1000, 10);
  const child = fork(CYCLER, [String(cycles)], { execArgv: ['--expose-gc'] });
  const [{ before, after, handles }] = await once(child, 'message');
  expectNoGrowth("Node's pool", cycles, before, after);
  expect(handles.filter((name: string) => name === 'ProcessWrap')).toEqual([]);
  return { tries: cycles, lost: 0 };
});
