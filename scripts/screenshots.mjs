// Screenshots of the report of a quick sweep, for the docs: node scripts/screenshots.mjs [--report FILE]
// Without a report it measures examples/quick twice first, which takes two minutes, so that there are runs to compare. What a given report
// does not have is left out, and so is the page of a device, which takes a database. Chromium: CHROMIUM_PATH, or /usr/bin/chromium.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
  { name: 'compare', width: 1280, height: 900, part: '.compare' },
  { name: 'candidate', width: 1280, height: 900, part: '.inside', ready: openCandidate },
  { name: 'batches', width: 1280, height: 900, part: '.batches', ready: openCandidate },
  { name: 'pinned', width: 1280, height: 900, part: '.pinned', ready: pinThree },
  { name: 'own-device', width: 1280, height: 900, part: '.own-device', ready: measureHere },
  { name: 'table', width: 1280, height: 900, part: 'section:has(> #candidates)' },
];

const { values } = parseArgs({ options: { report: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'convscape-screenshots-'));
const report = values.report ?? join(folder, 'report.html');
const explore = join(root, 'apps/explore/bin/explore.js');
const db = join(folder, 'quick.sqlite');
try {
  if (values.report === undefined) {
    const config = join(root, 'examples/quick/sweep.json');
    const args = [explore, 'sweep', '--config', config, '--db', db, '--report', report];
    execFileSync(process.execPath, args, { stdio: 'inherit' });
    execFileSync(process.execPath, [...args, '--fresh'], { stdio: 'inherit' });
  }

  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const target = join(root, 'docs/screenshots');
  mkdirSync(target, { recursive: true });
  for (const { name, width, height, colorScheme = 'light', part, drawing, ready } of shots) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    await page.goto(pathToFileURL(report).href);
    await page.locator('.front-chart canvas').waitFor();
    await page.waitForSelector('main[aria-busy=true]', { state: 'detached' });
    await ready?.(page);
    const path = join(target, `${name}.png`);
    if (part === undefined) await page.screenshot({ path });
    else if ((await page.locator(part).count()) === 0) {
      console.log(`left out ${name}: the report has no ${part}`);
      await page.close();
      continue;
    } else {
      // Drawings out of sight wait until they are seen.
      await page.locator(part).scrollIntoViewIfNeeded();
      if (drawing) await page.locator(`${part} canvas`).waitFor();
      await page.locator(part).screenshot({ path });
    }
    await page.close();
    console.log(`wrote docs/screenshots/${name}.png`);
  }
  if (values.report === undefined) await shootDevicePage(browser, join(target, 'device.png'));
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function openCandidate(page) {
  await page.locator('.front-list a').first().click();
}

/** The three fastest of the slot in view. */
async function pinThree(page) {
  const slot = await page.locator('.slot-title').textContent();
  const links = await page
    .locator('#candidates tbody a')
    .evaluateAll((all) => all.map(({ hash }) => Object.fromEntries(new URLSearchParams(hash.slice(1)))));
  // A link says what differs from the page as it opens.
  const pins = links.filter((link) => (link.slot ?? slot) === slot).map(({ candidate }) => candidate);
  await page.evaluate((keys) => {
    location.hash = `pins=${keys}`;
  }, pins.slice(0, 3).join(','));
  await page.locator('.pinned').waitFor();
}

async function measureHere(page) {
  const own = page.locator('.own-device');
  await own.getByRole('button', { name: /^Start/ }).click();
  await own.getByText('Done: nothing is left to measure.').waitFor({ timeout: 600_000 });
}

/** The page of a browser that has joined the sweep, once some of its visits are stored. */
async function shootDevicePage(browser, path) {
  const server = spawn(process.execPath, [explore, 'serve', '--json', '--port', '0', '--db', db], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
    for await (const line of createInterface({ input: server.stdout })) {
      const { device } = JSON.parse(line);
      if (device === undefined) continue;
      await page.goto(device[0]);
      await page.waitForFunction(() => /Visits stored\D*[1-9]/.test(document.body.textContent), null, {
        timeout: 120_000,
      });
      await page.screenshot({ path });
      console.log('wrote docs/screenshots/device.png');
      break;
    }
    await page.close();
  } finally {
    server.kill('SIGINT');
  }
}
