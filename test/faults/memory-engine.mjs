import { appendFileSync } from 'node:fs';
import { builtInEngines } from '@convscape/core';

// The wasm engine, which adds the resident memory of its process to a file, in bytes, with every candidate that it prepares.
const log = new URL(import.meta.url).searchParams.get('log');
const { wasm } = builtInEngines;

export default {
  ...wasm,
  name: 'memory',
  async prepare(work, signal) {
    appendFileSync(log, `${process.memoryUsage.rss()}\n`);
    return wasm.prepare(work, signal);
  },
};
