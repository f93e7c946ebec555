import { join } from 'node:path';
import { DEFAULT_PROTOCOL, type LayerName, makeCandidate } from '@convscape/core';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arbitraryLayer } from '../packages/core/src/kernels/fixtures/arbitrary-layers.js';
import { BLOCKS_OF_EVERY_KIND } from '../packages/core/src/kernels/fixtures/blocks-of-every-kind.js';
import { explore } from './explore.js';
import { hasChromium, launchChromium } from './means.js';
import { type PoolPage, type PoolWindow, servePoolPage, WORKER_PATH } from './pool-page.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { serving } from './serving.js';
import { A_SWEEP_MS, SOLO_SWEEP, writeConfig } from './tiny-sweep.js';

/** Chromium's adapter in software, where there is no GPU: right, and slow. */
const SOFTWARE_ADAPTER = '--enable-unsafe-webgpu';
/** A name that is not this machine's: no secure context. */
const FOREIGN_NAME = 'measured.example';

const TASK = {
  candidate: makeCandidate({
    slot: { input: { height: 5, width: 5, channels: 8 }, outputChannels: 8, stride: 1 },
    block: { kind: 'depthwise-separable', kernel: [3, 3], activation: 'relu' },
    engine: 'webgpu',
  }),
  phase: 'screening',
  protocol: {
    ...DEFAULT_PROTOCOL,
    warmup: { ...DEFAULT_PROTOCOL.warmup, minMs: 1, maxMs: 10 },
    screening: { ...DEFAULT_PROTOCOL.screening, minBatches: 5, maxBatches: 5 },
  },
  verifiedKernelHashes: [],
  sampleOutput: true,
} as const;

const LAYER_NAMES: readonly LayerName[] = [
  'conv2d',
  'linear',
  'averagePool',
  'maxPool',
  'globalAveragePool',
  'batchNorm',
  'activation',
  'channelShuffle',
  'add',
  'concat',
  'scale',
];
const ANY_OF_A_KIND = 4;
/** Most kernels are for convolutions. */
const ANY_CONVOLUTIONS = 16;

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => document.title === 'ready');
  return page;
}

describe.runIf(hasChromium())('the webgpu engine, in Chromium with an adapter in software', () => {
  let browser: Browser;
  let served: PoolPage;
  let page: Page;

  beforeAll(async () => {
    [browser, served] = await Promise.all([
      launchChromium(SOFTWARE_ADAPTER),
      servePoolPage({ isolated: true }),
    ]);
    page = await open(browser, served.url);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  it('agrees with the reference on blocks of every kind', async () => {
    const errors = await page.evaluate(async (blocks) => {
      const { core } = window as unknown as PoolWindow;
      const engine = core.createWebGpuEngine();
      const { signal } = new AbortController();
      const found: { [kind: string]: number } = {};
      for (const [block, slot] of blocks) {
        const layers = core.lowerBlock(block, slot, 1);
        const weights = core.makeWeightSet('block', layers);
        const input = core.makeInput('block', layers);
        const options = { algorithm: 'auto', threads: 1 } as const;
        const runnable = await engine.prepare({ layers, weightSets: [weights], options }, signal);
        runnable.setInput(input);
        const { error, ok } = await core.verify(runnable, core.referenceOutput(layers, weights, input));
        found[block.kind] = ok ? 0 : error;
        runnable.dispose();
      }
      return found;
    }, BLOCKS_OF_EVERY_KIND);
    expect(new Set(Object.values(errors)), JSON.stringify(errors)).toEqual(new Set([0]));
  }, 120_000);

  it('agrees with the reference on any shape of any layer', async () => {
    const cases = LAYER_NAMES.flatMap((name) => {
      const numRuns = name === 'conv2d' ? ANY_CONVOLUTIONS : ANY_OF_A_KIND;
      return fc.sample(arbitraryLayer(name), { numRuns, seed: 8 });
    });
    const wrong = await page.evaluate(async (cases) => {
      const { core } = window as unknown as PoolWindow;
      const engine = core.createWebGpuEngine();
      const { signal } = new AbortController();
      const wrong: string[] = [];
      for (const layers of cases) {
        const weights = core.makeWeightSet('layer', layers);
        const input = core.makeInput('layer', layers);
        const options = { algorithm: 'auto', threads: 1 } as const;
        const runnable = await engine.prepare({ layers, weightSets: [weights], options }, signal);
        runnable.setInput(input);
        await runnable.run(1, 0);
        const { values } = core.referenceOutput(layers, weights, input);
        const output = await core.outputOf(runnable);
        const largest = (of: (value: number, at: number) => number) =>
          values.reduce((most, value, at) => Math.max(most, of(value, at)), 0);
        const difference = largest((value, at) => Math.abs(value - output[at]!));
        // Where sums nearly cancel nothing large is left to compare with: inputs have variance 1, and weights make sums that have it too.
        const bound = runnable.errorBound * Math.max(1, largest(Math.abs));
        if (!(output.length === values.length && difference <= bound)) {
          wrong.push(`${runnable.kernels.join(' ')}: ${difference} in ${JSON.stringify(layers)}`);
        }
        runnable.dispose();
      }
      return wrong;
    }, cases);
    expect(wrong).toEqual([]);
  }, 120_000);

  it('is measured in the workers of a page, by the clock of the wall and by its own', async () => {
    const { description, outcomes, expected } = await page.evaluate(
      async ([task, url]) => {
        const { core, pool: browserPool } = window as unknown as PoolWindow;
        const pool = await browserPool.openBrowserPool({ workers: 2, script: { url } });
        const description = await pool.describeEngine('webgpu');
        const baseline = await pool.baseline();
        const watched = { ...task, watch: { baseline, keepDisturbed: true } };
        const outcomes = await Promise.all([pool.screen(watched), pool.screen(task)]);
        await pool.close();
        return { description, outcomes, expected: core.expectedSample(task.candidate) };
      },
      [TASK, WORKER_PATH] as const,
    );
    expect(description.features).toEqual(
      expect.arrayContaining([expect.stringMatching(/^adapter: ./), 'timestamp-query']),
    );
    for (const outcome of outcomes) {
      if (outcome.state !== 'timed') throw new Error(JSON.stringify(outcome));
      const { timing, ranWith, verification, outputSample } = outcome;
      expect(ranWith.kernels).toEqual(['wgsl-dwconv-4x4', expect.stringContaining('wgsl-')]);
      expect(verification?.error).toBeLessThanOrEqual(1e-5);
      expect(outputSample).toHaveLength(expected.values.length);
      expect(timing.kernelBatchesNs).toHaveLength(timing.batchesNs.length);
      timing.batchesNs.forEach((batchNs, at) => {
        expect(timing.kernelBatchesNs![at]).toBeGreaterThan(0);
        expect(timing.kernelBatchesNs![at]).toBeLessThan(batchNs);
      });
      // This processor's clock does not count a GPU's cycles.
      expect(timing.conditions?.computeNs).toBeUndefined();
      expect(timing.conditions?.correction ?? 1).toBe(1);
    }
  }, 60_000);
});

describe.runIf(hasChromium())('a page of explore serve with an adapter', () => {
  it(
    'hands in both times of a batch, and both are in the database',
    async () => {
      const cwd = sandbox();
      writeConfig(cwd, { ...SOLO_SWEEP, engines: ['webgpu'] });
      const swept = await explore(['sweep', '--config', 'sweep.json'], { cwd });
      expect(swept, swept.stderr).toMatchObject({ code: 0 });
      const server = await serving(cwd);
      const browser = await launchChromium(SOFTWARE_ADAPTER);
      try {
        const page = await browser.newPage();
        await page.goto(await server.link('device'));
        await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: A_SWEEP_MS });
      } finally {
        await browser.close();
      }
      expect(server.said()).not.toContain('not believed');
      const database = join(cwd, 'convscape.sqlite');
      const visits = await query(
        database,
        "SELECT batches_ns AS batches, kernel_batches_ns AS kernels FROM visit WHERE state = 'timed'",
      );
      expect(visits.length).toBeGreaterThan(0);
      for (const { batches, kernels } of visits)
        expect(JSON.parse(String(kernels))).toHaveLength(JSON.parse(String(batches)).length);
      const measured = await query(
        database,
        "SELECT kernel_latency_ns / latency_ns AS share FROM measurement WHERE state <> 'unsupported'",
      );
      expect(measured).toHaveLength(1);
      expect(measured[0]!.share).toBeGreaterThan(0);
      expect(measured[0]!.share).toBeLessThan(1);
    },
    A_SWEEP_MS,
  );
});

describe.runIf(hasChromium())('the webgpu engine, in Chromium without an adapter', () => {
  it('says of every block why it does not run, in a secure context and in none', async () => {
    const [browser, served] = await Promise.all([
      launchChromium(`--host-resolver-rules=MAP ${FOREIGN_NAME} 127.0.0.1`),
      servePoolPage({ isolated: false }),
    ]);
    const reasons: string[] = [];
    for (const url of [served.url, served.url.replace('127.0.0.1', FOREIGN_NAME)]) {
      const page = await open(browser, url);
      const outcome = await page.evaluate(
        async ([task, url]) => {
          const { openBrowserPool } = (window as unknown as PoolWindow).pool;
          const pool = await openBrowserPool({ workers: 1, script: { url } });
          await pool.describeEngine('webgpu');
          const outcome = await pool.screen(task);
          await pool.close();
          return outcome;
        },
        [TASK, WORKER_PATH] as const,
      );
      if (outcome.state !== 'unsupported') throw new Error(JSON.stringify(outcome));
      reasons.push(outcome.reason);
      await page.close();
    }
    expect(reasons).toEqual([
      expect.stringContaining('no adapter'),
      expect.stringContaining('secure context'),
    ]);
    await browser.close();
    await served.close();
  }, 60_000);
});

describe('a sweep over webgpu in Node', () => {
  it(
    'goes on, and says where it runs',
    async () => {
      const cwd = sandbox();
      const config = writeConfig(cwd, { ...SOLO_SWEEP, engines: ['webgpu'] });
      const ended = await explore(['sweep', '--config', config, '--db', 'a.sqlite', '--report', 'a.html'], {
        cwd,
      });
      expect(ended, ended.stderr).toMatchObject({ code: 0 });
      expect(await query(join(cwd, 'a.sqlite'), 'SELECT state, reason FROM measurement')).toEqual([
        { state: 'unsupported', reason: expect.stringMatching(/^WebGPU runs in a browser: /) },
      ]);
    },
    A_SWEEP_MS,
  );
});
