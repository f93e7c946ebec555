// npm run bench:measurement [-- --part NAME … --candidates N --runs N --folder DIR --json FILE]: whether what docs/measurement.md promises holds here.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { agreement } from './agreement.mjs';
import { isMissed, tableOf } from './figure.mjs';
import { MOST_CANDIDATES, mixedSweep } from './mixed-sweep.mjs';
import { noticedNoise } from './noticed-noise.mjs';
import { overhead } from './overhead.mjs';
import { plantedDifference } from './planted-difference.mjs';
import { racingPays } from './racing-pays.mjs';
import { runSweep } from './run-sweep.mjs';

const parts = {
  aa: agreement,
  racing: racingPays,
  overhead,
  noise: noticedNoise,
  planted: plantedDifference,
};
const names = Object.keys(parts);

const { values: options } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: names },
    candidates: { type: 'string', default: '200' },
    runs: { type: 'string', default: '5' },
    folder: { type: 'string' },
    json: { type: 'string' },
  },
});

function refuse(message) {
  console.error(message);
  process.exit(2);
}

function wholeNumber(name, least, most) {
  const number = Number(options[name]);
  if (!Number.isInteger(number) || number < least || number > most)
    refuse(`--${name} is a whole number from ${least} to ${most}, not ${options[name]}`);
  return number;
}

const unknown = options.part.find((name) => !names.includes(name));
if (unknown !== undefined) refuse(`there is no part "${unknown}": there are ${names.join(', ')}`);
const candidates = wholeNumber('candidates', 1, MOST_CANDIDATES);
const runs = wholeNumber('runs', 2, 50);

const folder = options.folder ? resolve(options.folder) : mkdtempSync(join(tmpdir(), 'convscape-bench-'));
mkdirSync(folder, { recursive: true });

const bench = {
  candidates,
  runs,
  folder,
  say: (text) => console.error(`${new Date().toISOString().slice(11, 19)}  ${text}`),
  /** The sweep of mixed blocks with this seed: measured once, whichever parts ask for it. */
  mixed: (seed) => runSweep(bench, `mixed-${seed}`, mixedSweep(candidates, seed)),
};

const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
console.log(`${machine}; ${candidates} candidates, ${runs} runs`);
const results = [];
try {
  for (const name of names.filter((part) => options.part.includes(part))) {
    const figures = await parts[name](bench);
    results.push({ part: name, figures });
    console.log(`\n${name}\n${tableOf(figures)}`);
  }
} finally {
  if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
}
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ machine, candidates, runs, results }, null, 2)}\n`);

const gated = results.flatMap(({ figures }) => figures.filter(({ gate }) => gate));
if (gated.some(isMissed)) process.exitCode = 1;
