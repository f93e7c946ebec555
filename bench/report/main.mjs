// npm run bench:report [-- --json FILE --candidates N --slot-size N]: how large the report is and how quickly it answers, in Chromium
// (CHROMIUM_PATH or /usr/bin/chromium). With --candidates or --slot-size only those of the documents. Exit 1 where a goal is missed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { embedReportDocument, quantile } from '@convscape/core';
import { chromium } from 'playwright-core';
import { madeUpDocument } from './made-up-document.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    candidates: { type: 'string' },
    'slot-size': { type: 'string' },
  },
});
const template = readFileSync(new URL('../../apps/report/dist/index.html', import.meta.url), 'utf8');
const BIG = {
  fileMB: 12,
  firstChartMs: 2500,
  filterMs: 150,
  zoomMs: 1000 / 30,
  heapMB: 600,
};
/** A few candidates, many in slots of 40 like the sweeps of the guide, and as many in ten crowded slots. */
const documents = [
  { candidates: 200, slotSize: 40, goals: { fileMB: 1.6, firstChartMs: 600, wholePageMs: 600 } },
  { candidates: 100_000, slotSize: 40, goals: BIG },
  { candidates: 100_000, slotSize: 10_000, goals: BIG },
].filter(
  ({ candidates, slotSize }) =>
    Number(values.candidates ?? candidates) === candidates &&
    Number(values['slot-size'] ?? slotSize) === slotSize,
);
if (documents.length === 0) throw new Error('no document has so many candidates in slots of that size');
const queries = ['g', 'grouped', 'kind:grouped g>=4', 'macs<400k latency<1ms', '!pointwise', ''];

const folder = mkdtempSync(join(tmpdir(), 'convscape-bench-report-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
});
const results = [];
try {
  const scripts = [...template.matchAll(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)];
  const scriptKB = scripts.reduce((sum, [, text]) => sum + gzipSync(text).length, 0) / 1e3;
  tell('scriptKB', scriptKB, 400);
  for (const { candidates, slotSize, goals } of documents) {
    const html = await embedReportDocument(template, madeUpDocument(candidates, slotSize));
    const file = join(folder, `${candidates}-${slotSize}.html`);
    writeFileSync(file, html);
    const opened = [];
    for (let time = 0; time < 3; time++) opened.push(await open(file));
    const middle = (key) => opened.map((one) => one[key]).sort((a, b) => a - b)[1];
    const result = { fileMB: html.length / 1e6 };
    for (const key of Object.keys(opened[0])) result[key] = middle(key);
    results.push({ candidates, slotSize, ...result });
    console.log(`\n${candidates} candidates in slots of ${slotSize}`);
    for (const [name, value] of Object.entries(result)) tell(name, value, goals[name]);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

function tell(name, value, goal) {
  const against =
    goal === undefined ? '' : `  goal ${Number(goal.toFixed(1))}${value <= goal ? '' : '  MISSED'}`;
  if (goal !== undefined && value > goal) process.exitCode = 1;
  console.log(`${name.padEnd(14)}${value.toFixed(name === 'fileMB' ? 2 : 0).padStart(9)}${against}`);
}

/**
 * One opening: from navigation to the first chart painted, and to the whole page drawn; the slowest of the queries from key stroke to paint; the
 * time between frames while the front is zoomed and panned, their mean and the 95th percentile.
 */
async function open(file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(noteTimes);
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => globalThis.noted?.wholePageMs !== undefined, null, { polling: 100 });
  const { firstChartMs, wholePageMs } = await page.evaluate(() => globalThis.noted);
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
  const frame = page.locator('.front-chart');
  await frame.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  const frames = await frame.evaluate(async (element) => {
    const canvas = element.querySelector('canvas');
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
    const frames = [];
    const frameAfter = async (event) => {
      const start = performance.now();
      canvas.dispatchEvent(event);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      frames.push(performance.now() - start);
    };
    for (let step = 0; step < 20; step++)
      await frameAfter(new WheelEvent('wheel', { ...at, deltaY: -40, ctrlKey: true }));
    await new Promise((done) => setTimeout(done, 500));
    const pointer = { ...at, pointerId: 1, button: 0, pointerType: 'mouse', isPrimary: true };
    canvas.dispatchEvent(new PointerEvent('pointerdown', pointer));
    for (let step = 0; step < 20; step++)
      await frameAfter(new PointerEvent('pointermove', { ...pointer, clientX: at.clientX + 3 * step }));
    canvas.dispatchEvent(new PointerEvent('pointerup', pointer));
    return frames;
  });
  const zoomMs = frames.reduce((sum, one) => sum + one, 0) / frames.length;
  const zoomP95Ms = quantile(frames, 0.95);
  const heapMB = await page.evaluate(() => performance.memory.usedJSHeapSize / 1e6);
  await page.close();
  return { firstChartMs, wholePageMs, filterMs, zoomMs, zoomP95Ms, heapMB };
}

/** Runs in the page before all else: notes when what is looked for has been painted. Asked from outside, it would wait for its turn. */
function noteTimes() {
  const looked = { firstChartMs: '.front-chart canvas', wholePageMs: 'main:not([aria-busy=true])' };
  globalThis.noted = {};
  new MutationObserver((_, observer) => {
    for (const [name, selector] of Object.entries(looked)) {
      if (document.querySelector(selector) === null) continue;
      delete looked[name];
      requestAnimationFrame(() =>
        setTimeout(() => {
          globalThis.noted[name] = performance.now();
        }),
      );
    }
    if (Object.keys(looked).length === 0) observer.disconnect();
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
}
