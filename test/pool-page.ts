import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('..', import.meta.url);

const MIME: { readonly [extension: string]: string } = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

/** A page with the built browser pool in `window.pool` and core in `window.core`, and nothing else. */
const PAGE = `<!doctype html>
<meta charset="utf-8" />
<title>pool</title>
<link rel="icon" href="data:," />
<script type="importmap">
${JSON.stringify({
  imports: {
    '@convscape/core': '/packages/core/dist/index.js',
    '@convscape/pool/browser': '/packages/pool/dist/browser/index.js',
    comlink: '/node_modules/comlink/dist/esm/comlink.mjs',
  },
})}
</script>
<script type="module">
  import * as core from '@convscape/core';
  import * as pool from '@convscape/pool/browser';
  import * as comlink from 'comlink';
  Object.assign(window, { core, pool, comlink });
  document.title = 'ready';
</script>`;

/** What the page puts into its window. */
export interface PoolWindow {
  readonly core: typeof import('@convscape/core');
  readonly pool: typeof import('@convscape/pool/browser');
  readonly comlink: typeof import('comlink');
}

/** Where it finds the script of the measuring workers. */
export const WORKER_PATH = '/packages/pool/dist/browser/worker.js';

export interface PoolPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves that page from loopback; isolated, so that it has fine timers and shared memory, or not. */
export async function servePoolPage({ isolated }: { readonly isolated: boolean }): Promise<PoolPage> {
  const isolation = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const send = (status: number, type: string, body: string | Buffer) =>
      response.writeHead(status, { 'Content-Type': type, ...(isolated && isolation) }).end(body);
    const file = new URL(`.${path}`, ROOT);
    try {
      if (path === '/') send(200, 'text/html', PAGE);
      else send(200, MIME[extname(path)] ?? 'text/plain', await readFile(fileURLToPath(file)));
    } catch {
      send(404, 'text/plain', 'not found');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
