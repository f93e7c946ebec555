import { DEFAULT_PROTOCOL, type VisitOutcome } from '@convscape/core';
import type { Pool } from '@convscape/pool';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from './means.js';
import { type PoolPage, type PoolWindow, servePoolPage, WORKER_PATH } from './pool-page.js';

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
      [TASK, WORKER_PATH] as const,
    );
    for (const outcome of outcomes) {
      if (outcome.state !== 'timed') throw new Error(JSON.stringify(outcome));
      expect(outcome.verification?.error).toBeLessThanOrEqual(outcome.verification?.errorBound ?? 0);
      expect(Math.min(...outcome.timing.batchesNs)).toBeGreaterThan(0);
    }
    await page.close();
  });

  it('splits a block over threads where the page is isolated, and says why it does not elsewhere', async () => {
    const threaded = (threads: number) => ({
      ...TASK,
      candidate: { ...TASK.candidate, options: { ...TASK.candidate.options, threads } },
    });
    const outcomesOn = async (site: PoolPage, threads: number) => {
      const page = await open(site);
      const outcomes = await page.evaluate(
        async ([task, url]) => {
          const { openBrowserPool } = (window as unknown as PoolWindow).pool;
          const text = await (await fetch(url)).text();
          const pools = [
            await openBrowserPool({ workers: 2, script: { url } }),
            await openBrowserPool({ workers: 1, script: { text } }),
          ];
          const outcomes = [];
          for (const pool of pools) {
            // The second one is served by the helper of the first, which has to leave that.
            const other = {
              ...task.candidate,
              key: 'other',
              block: { kind: 'depthwise', kernel: [5, 5] },
            } as const;
            outcomes.push(
              await pool.screen(task),
              await pool.screen({ ...task, candidate: other }),
              await pool.confirm({ ...task, phase: 'confirmation' }, 1),
            );
            await pool.close();
          }
          return outcomes;
        },
        [threaded(threads), WORKER_PATH] as const,
      );
      // A helper ends with the worker that started it.
      await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
      await page.close();
      return outcomes;
    };
    for (const outcome of await outcomesOn(isolated, 2)) {
      if (outcome.state !== 'timed') throw new Error(JSON.stringify(outcome));
      expect(outcome.verification?.error).toBeLessThanOrEqual(outcome.verification?.errorBound ?? 0);
    }
    for (const outcome of await outcomesOn(plain, 2)) {
      expect(outcome).toMatchObject({ state: 'unsupported', reason: expect.stringContaining('isolated') });
    }
    for (const outcome of await outcomesOn(isolated, 1024)) {
      expect(outcome).toMatchObject({ state: 'unsupported', reason: expect.stringContaining('processors') });
    }
  });

  it('starts its workers from text as well, and takes candidates beside one that hangs', async () => {
    const page = await open(plain);
    await page.clock.install();
    await page.evaluate(
      async ([task, url]) => {
        const { openBrowserPool } = (window as unknown as PoolWindow).pool;
        const text = `addEventListener('message', ({ data }) => {
          for (; JSON.stringify(data).includes('hangs'); ) continue;
        });`;
        const script = { text: text + (await (await fetch(url)).text()) };
        const pool = await openBrowserPool({ workers: 2, script });
        const hanging = pool.screen({ ...task, candidate: { ...task.candidate, key: 'hangs' } });
        const well = [await pool.screen(task), await pool.screen(task)];
        Object.assign(window, { pooled: pool, hanging, well });
      },
      [TASK, WORKER_PATH] as const,
    );
    expect(page.workers()).toHaveLength(3);
    await page.clock.runFor(60_000);
    const { hung, well, after } = await page.evaluate(async (task) => {
      const { hanging, well, pooled } = window as unknown as {
        hanging: Promise<VisitOutcome>;
        well: readonly VisitOutcome[];
        pooled: Pool;
      };
      const [hung, after] = [await hanging, await Promise.all([pooled.screen(task), pooled.screen(task)])];
      await pooled.close();
      return { hung, well, after };
    }, TASK);
    expect(hung).toEqual({ state: 'failed', reason: expect.stringMatching(/took longer than the \d+ s/) });
    expect([...well, ...after].map(({ state }) => state)).toEqual(['timed', 'timed', 'timed', 'timed']);
    // Chromium gives a busy worker two seconds to end.
    await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
    await page.close();
  });

  it('takes a turn again, alone, when its worker broke, and gives the candidate up when it breaks again', async () => {
    const page = await open(plain);
    const [once, always] = await page.evaluate(
      async ([task, url]) => {
        const { openBrowserPool } = (window as unknown as PoolWindow).pool;
        const text = `addEventListener('message', (event) => {
          const said = JSON.stringify(event.data);
          if (!said.includes('breaks always') && !(said.includes('breaks beside') && said.includes('"alone":false'))) return;
          event.stopImmediatePropagation();
          throw new Error('out of order');
        });`;
        const script = { text: text + (await (await fetch(url)).text()) };
        const pool = await openBrowserPool({ workers: 1, script });
        const named = (key: string) => ({ ...task, candidate: { ...task.candidate, key } });
        const outcomes = [
          await pool.screen(named('breaks beside')),
          await pool.screen(named('breaks always')),
        ];
        await pool.close();
        return outcomes;
      },
      [TASK, WORKER_PATH] as const,
    );
    expect(once?.state).toBe('timed');
    expect(always).toEqual({ state: 'failed', reason: expect.stringContaining('out of order') });
    await page.close();
  });

  it('says so when its workers cannot be started, and when it is closed meanwhile', async () => {
    const page = await open(plain);
    const codes = await page.evaluate(
      async ([task, url]) => {
        const { openBrowserPool } = (window as unknown as PoolWindow).pool;
        const codeOf = (work: Promise<unknown>) =>
          work.then(
            () => 'none',
            (error: { code?: string; name: string }) => error.code ?? error.name,
          );
        const missing = await codeOf(openBrowserPool({ workers: 1, script: { url: '/nowhere.js' } }));
        const odd = await codeOf(openBrowserPool({ workers: 0, script: { url } }));
        const pool = await openBrowserPool({ workers: 1, script: { url } });
        const unknown = await codeOf(pool.describeEngine('onnxruntime'));
        const underWay = [codeOf(pool.screen(task)), codeOf(pool.screen(task))];
        await pool.close();
        return [missing, odd, unknown, ...(await Promise.all(underWay)), await codeOf(pool.baseline())];
      },
      [TASK, WORKER_PATH] as const,
    );
    expect(codes).toEqual(['HOST_DIED', 'RangeError', 'ENGINE_NOT_FOUND', 'CLOSED', 'CLOSED', 'CLOSED']);
    await page.close();
  });

  it('hands out nothing that was measured while the page stood still', async () => {
    const page = await open(plain);
    const { outcome, said } = await page.evaluate(
      async ([task, url]) => {
        const { openBrowserPool } = (window as unknown as PoolWindow).pool;
        const said: unknown[] = [];
        const pool = await openBrowserPool({
          workers: 1,
          script: { url },
          onPause: (pause) => said.push(pause),
          onResume: () => said.push('goes on'),
        });
        const turn = pool.screen(task);
        await new Promise((resolve) => setTimeout(resolve, 20));
        // Its worker goes on meanwhile, and ends its turn.
        for (const until = performance.now() + 3300; performance.now() < until; );
        const outcome = await turn;
        await pool.close();
        return { outcome, said };
      },
      [TASK, WORKER_PATH] as const,
    );
    expect(outcome.state).toBe('timed');
    expect(said).toEqual([{ reason: 'stood-still', discarded: 1 }, 'goes on']);
    await page.close();
  });

  it('tells whether the page is isolated, and makes batches a hundred steps of its timer long', async () => {
    for (const [served, isIsolated] of [
      [plain, false],
      [isolated, true],
    ] as const) {
      const page = await open(served);
      const { device, outcome } = await page.evaluate(
        async ([task, url]) => {
          const { openBrowserPool, readBrowserDevice } = (window as unknown as PoolWindow).pool;
          const pool = await openBrowserPool({ workers: 1, script: { url } });
          const outcome = await pool.screen(task);
          await pool.close();
          return { device: readBrowserDevice(), outcome };
        },
        [TASK, WORKER_PATH] as const,
      );
      expect(device.fingerprint).toMatchObject({
        crossOriginIsolated: isIsolated,
        runtime: expect.stringMatching(/^chromium \d+$/),
        cpuModel: 'unknown',
        webAssemblyFeatures: expect.arrayContaining(['simd128']),
      });
      if (outcome.state !== 'timed') throw new Error(JSON.stringify(outcome));
      const { batchesNs, timerStepNs, flags } = outcome.timing;
      expect(Math.max(...batchesNs)).toBeGreaterThan(90 * timerStepNs);
      // Chromium's steps: 5 µs where it is isolated, 100 µs where it is not.
      expect(timerStepNs > 50_000).toBe(!isIsolated);
      expect(flags.includes('coarse-timer')).toBe(!isIsolated);
      await page.close();
    }
  });

  it('leads nowhere but to its one function, whatever path a message names', async () => {
    const page = await open(plain);
    const answers = await page.evaluate(async (url) => {
      const worker = new Worker(url);
      let id = 0;
      const send = (message: object) =>
        new Promise<string>((resolve) => {
          const own = `${++id}`;
          worker.addEventListener('message', function hear({ data }) {
            if (data.id !== own) return;
            worker.removeEventListener('message', hear);
            resolve(data.name === 'throw' ? `throws ${data.value.value.name}` : `${data.type} ${data.value}`);
          });
          worker.postMessage({ id: own, ...message });
        });
      const code = [{ type: 'RAW', value: 'globalThis.owned = true' }];
      const value = { type: 'RAW', value: 'owned' };
      const said: { [path: string]: readonly string[] } = {};
      const paths = [
        [],
        ['constructor'],
        ['__proto__'],
        ['__proto__', 'constructor'],
        ['toString'],
        ['answer', 'constructor'],
        ['answer', 'constructor', 'constructor'],
        ['answer', '__proto__'],
        ['answer', 'call'],
        ['answer', 'bind'],
        ['answer', 'apply', 'constructor'],
        ['answer', 'apply', '__proto__', 'constructor'],
        ['answer', 'name', 'constructor', 'constructor'],
      ];
      for (const path of paths) {
        said[path.join('.')] = [
          await send({ type: 'GET', path }),
          await send({ type: 'APPLY', path, argumentList: code }),
          await send({ type: 'CONSTRUCT', path, argumentList: code }),
          await send({ type: 'SET', path, value }),
        ];
      }
      const question = [{ type: 'RAW', value: { ask: 'describe', engine: 'wasm' } }];
      const still = await send({ type: 'APPLY', path: ['answer'], argumentList: question });
      Object.assign(window, { worker });
      return { said, still };
    }, WORKER_PATH);
    for (const [path, said] of Object.entries(answers.said)) {
      for (const answer of said) expect(answer, path).toMatch(/^(throws TypeError|RAW undefined|RAW true)$/);
    }
    expect(answers.still).toBe('RAW [object Object]');
    expect(await page.workers()[0]?.evaluate(() => 'owned' in globalThis)).toBe(false);
    await page.close();
  });

  it('exposes nothing in a window', async () => {
    const page = await open(plain);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addScriptTag({ url: WORKER_PATH });
    const answered = await page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          addEventListener(
            'message',
            ({ data }) => data.id === '1' && data.type !== 'APPLY' && resolve(true),
          );
          postMessage({ id: '1', type: 'APPLY', path: ['answer'], argumentList: [] }, '*');
          setTimeout(() => resolve(false), 200);
        }),
    );
    expect(answered).toBe(false);
    expect(errors).toEqual([expect.stringContaining('in a dedicated worker, and nowhere else')]);
    await page.close();
  });
});
