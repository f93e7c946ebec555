// npm run bench:kernels [-- --part shapes|wasm-256|threads … --filter REGEXP --rounds N --node PATH … --peer MODULE … --json FILE]
import { fork, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { HEADER, rowText, summary } from './summary.mjs';
import { threadsOn } from './threads.mjs';

const PARTS = ['shapes', 'wasm-256', 'threads'];
/** Which engine of ours a part times, by its name; what takes a flag gets it. */
const ENGINES = {
  shapes: { engine: 'wasm', flags: [] },
  'wasm-256': { engine: 'wasm-256', flags: ['--experimental-wasm-revectorize'] },
};
/** The first Node that joins operations. */
const LEAST_MAJOR = { shapes: 20, 'wasm-256': 24 };

const { values: options } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: PARTS },
    filter: { type: 'string', default: '' },
    rounds: { type: 'string', default: '21' },
    node: { type: 'string', multiple: true },
    peer: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
  },
});

const bundled = ['node-24', 'node-26']
  .map((name) => fileURLToPath(new URL(`../node_modules/${name}/bin/node`, import.meta.url)))
  .filter((path) => existsSync(path));
const peers = options.peer.map((path) => pathToFileURL(resolve(path)).href);

function runOn(execPath, { engine, flags }) {
  return new Promise((done, fail) => {
    const answer = { machine: cpus()[0]?.model ?? 'unknown', engine, rows: [] };
    const task = JSON.stringify({ engine, filter: options.filter, rounds: Number(options.rounds), peers });
    const script = fileURLToPath(new URL('./run-shapes.mjs', import.meta.url));
    const child = fork(script, [task], { execPath, execArgv: flags });
    child.on('message', ({ versions, calibration, row }) => {
      if (row) {
        answer.rows.push(row);
        console.log(rowText(row));
        return;
      }
      Object.assign(answer, { node: versions.node, v8: versions.v8, calibration });
      console.log(
        `\nNode ${versions.node}, ${engine}, one thread, float32, batch 1; tiles: ${Object.values(calibration).join(', ')}\n${HEADER}`,
      );
    });
    child.on('error', fail);
    child.on('exit', (code) =>
      code === 0 ? done(answer) : fail(new Error(`${execPath} ended with ${code}`)),
    );
  });
}

const unknown = options.part.find((part) => !PARTS.includes(part));
if (unknown !== undefined) {
  console.error(`no part "${unknown}": there are ${PARTS.join(', ')}`);
  process.exit(2);
}

function majorOf(execPath) {
  const { stdout } = spawnSync(execPath, ['--version'], { encoding: 'utf8' });
  return Number(stdout.match(/^v(\d+)/)?.[1]);
}

const answers = [];
for (const execPath of options.node ?? [process.execPath, ...bundled]) {
  for (const part of ['shapes', 'wasm-256'].filter((part) => options.part.includes(part))) {
    if (majorOf(execPath) < LEAST_MAJOR[part]) continue;
    const answer = await runOn(execPath, ENGINES[part]);
    answers.push(answer);
    console.log(`\n${summary(answer.rows).join('\n')}`);
  }
  if (options.part.includes('threads')) {
    answers.push(await threadsOn(execPath, { filter: options.filter, rounds: Number(options.rounds) }));
  }
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(answers, null, 2)}\n`);
