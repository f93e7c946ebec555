import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measuredOnce } from './measured-once.mjs';

const EXPLORE = fileURLToPath(new URL('../../apps/explore/bin/explore.js', import.meta.url));

/**
 * Measures a sweep.json by the built command, in a process and a database of its own. `meanwhile` starts with it, is told when it ends, and may come back
 * with notes of its own.
 */
export function runSweep(bench, label, config, meanwhile = async () => ({})) {
  return measuredOnce(bench, label, config, async (database) => {
    const file = join(bench.folder, `${label}.sweep.json`);
    writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
    const ended = new AbortController();
    const startMs = performance.now();
    const besides = meanwhile(ended.signal);
    await explore(['sweep', '--config', file, '--db', database, '--report', `${database}.html`]).finally(() =>
      ended.abort(),
    );
    const wallMs = performance.now() - startMs;
    return { wallMs, ...(await besides) };
  });
}

function explore(args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [EXPLORE, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', fail);
    child.on('exit', (code, signal) =>
      code === 0 ? done() : fail(new Error(`explore ${args.join(' ')} ended with ${code ?? signal}`)),
    );
  });
}
