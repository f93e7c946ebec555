// npm run bench:kernels [-- --part shapes|threads … --filter REGEXP --rounds N --node PATH … --peer MODULE … --json FILE]
import { fork } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { HEADER, rowText, summary } from './summary.mjs';
import { threadsOn } from './threads.mjs';

const PARTS = ['shapes', 'threads'];

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
const task = JSON.stringify({
  filter: options.filter,
  rounds: Number(options.rounds),
  peers: options.peer.map((path) => pathToFileURL(resolve(path)).href),
});

function runOn(execPath) {
  return new Promise((done, fail) => {
    const answer = { machine: cpus()[0]?.model ?? 'unknown', rows: [] };
    const child = fork(fileURLToPath(new URL('./run-shapes.mjs', import.meta.url)), [task], { execPath });
    child.on('message', ({ versions, calibration, row }) => {
      if (row) {
        answer.rows.push(row);
        console.log(rowText(row));
        return;
      }
      Object.assign(answer, { node: versions.node, v8: versions.v8, calibration });
      console.log(
        `\nNode ${versions.node}, one thread, float32, batch 1; tiles: ${Object.values(calibration).join(', ')}\n${HEADER}`,
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
  console.error(`no part "${unknown}": there are ${PARTS.join(' and ')}`);
  process.exit(2);
}

const answers = [];
for (const execPath of options.node ?? [process.execPath, ...bundled]) {
  if (options.part.includes('shapes')) {
    const answer = await runOn(execPath);
    answers.push(answer);
    console.log(`\n${summary(answer.rows).join('\n')}`);
  }
  if (options.part.includes('threads')) {
    answers.push(await threadsOn(execPath, { filter: options.filter, rounds: Number(options.rounds) }));
  }
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(answers, null, 2)}\n`);
