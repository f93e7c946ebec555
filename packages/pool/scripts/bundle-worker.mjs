// Builds the browser workers' script into one file that needs nothing else: a page that is a file can start workers from its text only.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist/browser',
    emptyOutDir: false,
    minify: true,
    lib: {
      entry: 'dist/browser/worker/main.js',
      formats: ['iife'],
      name: 'convscapeWorker',
      fileName: () => 'worker.js',
    },
  },
});

// It is there to be read or served as it is, and has nothing to import.
writeFileSync(new URL('../dist/browser/worker.d.ts', import.meta.url), 'export {};\n');
