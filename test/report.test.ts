import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explore } from './explore.js';
import { hasChromium, launchChromium } from './means.js';
import { query } from './query.js';
import { sharedSandbox } from './sandbox.js';
import { A_SWEEP_MS, TINY_SWEEP, writeConfig } from './tiny-sweep.js';

describe.runIf(hasChromium())('a report in a browser', () => {
  let folder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = sharedSandbox();
    writeConfig(folder, TINY_SWEEP);
    const { code, stderr } = await explore(['sweep', '--config', 'sweep.json'], { cwd: folder });
    expect(code, stderr).toBe(0);
    browser = await launchChromium();
  }, A_SWEEP_MS);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens from a file, without an error or a request, and lists every candidate of the database', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    const url = pathToFileURL(join(folder, 'convscape.html')).href;
    await page.goto(url);
    const rows = page.locator('#candidates tbody tr');
    await rows.first().waitFor();

    const [stored] = await query(
      join(folder, 'convscape.sqlite'),
      'SELECT count(*) AS n FROM sweep_candidate WHERE retired = 0',
    );
    expect(await rows.count()).toBe(stored?.n);
    expect(complaints).toEqual([]);
    expect(requests.filter((request) => request !== url && !/^(data|blob):/.test(request))).toEqual([]);
  });

  it('draws every batch that the database holds of a candidate on a front', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'convscape.html')).href);
    await page.locator('.front-list a').first().click();
    const view = page.locator('.batches');
    await view.waitFor();
    const candidate = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('candidate');
    const visits = await query(
      join(folder, 'convscape.sqlite'),
      `SELECT json_array_length(batches_ns) AS n FROM visit WHERE candidate = '${candidate}' AND duplicate = 0 AND batches_ns IS NOT NULL`,
    );
    const stored = visits.reduce((sum, { n }) => sum + Number(n), 0);
    expect(stored).toBeGreaterThan(0);
    expect(await view.locator('.caption').first().textContent()).toContain(
      `${stored.toLocaleString('en-US')} batches in ${visits.length} visit`,
    );
  });

  it('filters as the database does', async () => {
    const database = join(folder, 'convscape.sqlite');
    const latencies = await query(database, 'SELECT latency_ns FROM measurement ORDER BY latency_ns');
    const [second, third] = latencies.slice(1).map(({ latency_ns }) => Number(latency_ns)) as [
      number,
      number,
    ];
    const betweenNs = (second + third) / 2;
    const pairs: readonly (readonly [filter: string, where: string])[] = [
      ['kind:grouped g>=4', "kind = 'grouped' AND groups >= 4"],
      [`latency<${betweenNs}ns`, `latency_ns < ${betweenNs}`],
      ['!kind:grouped c1=16', "kind <> 'grouped' AND input_channels = 16"],
      ['!screened visits>=2 threads=1', "state <> 'screened' AND visits >= 2 AND threads = 1"],
      ['failed', "state = 'failed'"],
    ];
    const page = await browser.newPage();
    await page.goto(`${pathToFileURL(join(folder, 'convscape.html')).href}#columns=candidate`);
    const shown = page.locator('#candidates tbody td.cell-candidate');
    await shown.first().waitFor();
    const counts: number[] = [];
    for (const [filter, where] of pairs) {
      const stored = await query(
        database,
        `SELECT candidate FROM measurement JOIN candidate USING (candidate) WHERE ${where} ORDER BY candidate`,
      );
      await page.getByLabel('Filter').fill(filter);
      await expect
        .poll(async () => (await shown.allTextContents()).sort(), { message: filter })
        .toEqual(stored.map(({ candidate }) => candidate));
      counts.push(stored.length);
    }
    // Some of them find something and leave something out.
    expect(counts.slice(0, 3)).toEqual([1, 2, 2]);
    await page.close();
  });

  it('times the layers of a block on the device that shows the report, each with its interval', async () => {
    const [separable] = await query(
      join(folder, 'convscape.sqlite'),
      "SELECT candidate, slot FROM candidate WHERE kind = 'depthwise-separable'",
    );
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    const url = pathToFileURL(join(folder, 'convscape.html')).href;
    await page.goto(`${url}#slot=${separable?.slot}&candidate=${separable?.candidate}`);
    const inside = page.locator('.inside');
    expect(await inside.getByRole('columnheader', { name: 'Latency alone' }).count()).toBe(0);
    await inside.getByRole('button', { name: 'Time its layers on this device' }).click();
    await inside.getByText(/^Latency alone: by this browser/).waitFor({ timeout: 60_000 });
    await inside.getByRole('columnheader', { name: 'Latency alone' }).waitFor();
    const cells = await inside.locator('.layer-table tbody tr td:last-child').allTextContents();
    // The first row is the block's input.
    expect(cells.slice(1)).toEqual(
      [1, 2].map(() => expect.stringMatching(/^[\d.,]+ (ns|µs|ms) \([\d.]+–[\d.]+\)$/)),
    );
    expect(await inside.locator('.layer-timing [role=status]').textContent()).toMatch(
      /95 % interval\. Together [\d.]+ \S+; the whole block took [\d.]+ \S+ \([\d.]+–[\d.]+\)/,
    );
    await expect.poll(() => page.workers().length).toBe(0);

    const [standard] = await query(
      join(folder, 'convscape.sqlite'),
      "SELECT candidate, slot FROM candidate WHERE kind = 'standard'",
    );
    await page.goto(`${url}#slot=${standard?.slot}&candidate=${standard?.candidate}`);
    await inside.getByText('The block is one layer: its latency is that of the block.').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);
});
