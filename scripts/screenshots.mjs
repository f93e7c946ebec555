// Screenshots of the report of a quick sweep, for the docs: node scripts/screenshots.mjs [--report FILE]
// Without a report it measures examples/quick first, which takes a minute. Chromium: CHROMIUM_PATH, or /usr/bin/chromium.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const shots = [
  { name: 'overview', width: 1280, height: 1500 },
  { name: 'overview-dark', width: 1280, height: 1500, colorScheme: 'dark' },
  { name: 'overview-phone', width: 390, height: 1400 },
  { name: 'promise', width: 1280, height: 900, part: '.promise' },
  { name: 'promise-4k', width: 3840, height: 2160, part: '.promise' },
  { name: 'savings', width: 1280, height: 900, part: '.savings' },
  { name: 'ranking', width: 1280, height: 900, part: 'section:has(> #ranking-title)' },
  { name: 'roofline', width: 1280, height: 900, part: 'section.roofline', drawing: true },
  { name: 'parallel', width: 1280, height: 900, part: 'section.parallel' },
  { name: 'candidate', width: 1280, height: 900, part: '.inside', open: '.front-list a' },
  { name: 'batches', width: 1280, height: 900, part: '.batches', open: '.front-list a' },
  { name: 'table', width: 1280, height: 900, part: 'section:has(> #candidates)' },
];

const { values } = parseArgs({ options: { report: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'convscape-screenshots-'));
const report = values.report ?? join(folder, 'report.html');
try {
  if (values.report === undefined) {
    const explore = join(root, 'apps/explore/bin/explore.js');
    const config = join(root, 'examples/quick/sweep.json');
    const db = join(folder, 'quick.sqlite');
    const args = [explore, 'sweep', '--config', config, '--db', db, '--report', report];
    execFileSync(process.execPath, args, { stdio: 'inherit' });
  }

  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const target = join(root, 'docs/screenshots');
  mkdirSync(target, { recursive: true });
  for (const { name, width, height, colorScheme = 'light', part, drawing, open } of shots) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    await page.goto(pathToFileURL(report).href);
    await page.locator('.front-chart canvas').waitFor();
    if (open !== undefined) await page.locator(open).first().click();
    const path = join(target, `${name}.png`);
    if (part === undefined) await page.screenshot({ path });
    else {
      // Drawings out of sight wait until they are seen.
      await page.locator(part).scrollIntoViewIfNeeded();
      if (drawing) await page.locator(`${part} canvas`).waitFor();
      await page.locator(part).screenshot({ path });
    }
    await page.close();
    console.log(`wrote docs/screenshots/${name}.png`);
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
