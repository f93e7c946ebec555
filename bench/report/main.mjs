// npm run bench:report [-- --json FILE]: how large the report is and how quickly it answers, in Chromium (CHROMIUM_PATH or /usr/bin/chromium).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { embedReportDocument } from '@convscape/core';
import { chromium } from 'playwright-core';
import { madeUpDocument } from './made-up-document.mjs';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const template = readFileSync(new URL('../../apps/report/dist/index.html', import.meta.url), 'utf8');
const goals = {
  200: { fileMB: 1.6, firstChartMs: 600 },
  100000: { fileMB: 12, firstChartMs: 2500, filterMs: 150, heapMB: 600 },
};
const queries = ['g', 'grouped', 'kind:grouped g>=4', 'macs<400k latency<1ms', '!pointwise', ''];

const folder = mkdtempSync(join(tmpdir(), 'convscape-bench-report-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
});
const results = [];
try {
  for (const candidates of [200, 100_000]) {
    const html = await embedReportDocument(template, madeUpDocument(candidates));
    const file = join(folder, `${candidates}.html`);
    writeFileSync(file, html);
    const opened = [];
    for (let time = 0; time < 3; time++) opened.push(await open(file));
    const middle = (key) => opened.map((one) => one[key]).sort((a, b) => a - b)[1];
    const result = {
      candidates,
      fileMB: html.length / 1e6,
      firstChartMs: middle('firstChartMs'),
      filterMs: middle('filterMs'),
      heapMB: middle('heapMB'),
    };
    results.push(result);
    for (const [name, value] of Object.entries(result)) {
      const goal = goals[candidates][name];
      const told = goal === undefined ? '' : `  goal ${goal}${value <= goal ? '' : '  MISSED'}`;
      console.log(`${name.padEnd(14)}${value.toFixed(name === 'fileMB' ? 2 : 0).padStart(9)}${told}`);
    }
    console.log('');
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

/** One opening: from navigation to the first chart painted, and the slowest of the queries from key stroke to paint. */
async function open(file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  await page.locator('.front-chart canvas').waitFor();
  const firstChartMs = await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
  );
  // As a reader would: the page is looked at before something is typed.
  await page.waitForTimeout(1500);
  const filterMs = await page.evaluate(async (texts) => {
    const field = document.querySelector('#table-filter');
    let slowest = 0;
    for (const text of texts) {
      const start = performance.now();
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      slowest = Math.max(slowest, performance.now() - start);
    }
    return slowest;
  }, queries);
  const heapMB = await page.evaluate(() => performance.memory.usedJSHeapSize / 1e6);
  await page.close();
  return { firstChartMs, filterMs, heapMB };
}
