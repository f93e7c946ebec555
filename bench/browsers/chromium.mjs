import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = new URL('../../', import.meta.url);
const WORKER = '/packages/pool/dist/browser/worker.js';
const IMPORTS = {
  '@convscape/core': '/packages/core/dist/index.js',
  '@convscape/pool/browser': '/packages/pool/dist/browser/index.js',
  comlink: '/node_modules/comlink/dist/esm/comlink.mjs',
};
const PAGE = `<!doctype html><title>pool</title><link rel="icon" href="data:," />
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script type="module">
  import { openBrowserPool } from '@convscape/pool/browser';
  window.pool = await openBrowserPool({ workers: 1, script: { url: '${WORKER}' } });
  document.title = 'ready';
</script>`;
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const CHROMIUM =
  process.env.CHROMIUM_PATH ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  );

/** A measuring pool in a page of Chromium: seen, isolated, with nothing else in it. */
export async function openChromium() {
  if (CHROMIUM === undefined)
    throw new Error('Chromium is missing: apt-get install chromium, or set CHROMIUM_PATH');
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    try {
      const body = path === '/' ? PAGE : await readFile(fileURLToPath(new URL(`.${path}`, ROOT)));
      const type = ['.js', '.mjs'].includes(extname(path)) ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'Content-Type': type, ...ISOLATED }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => document.title === 'ready');
  return {
    name: `Chromium ${browser.version()}`,
    calibrate: (engine) => page.evaluate((engine) => window.pool.calibrate(engine), engine),
    take: (task) => page.evaluate((task) => window.pool.confirm(task, 0), task),
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
