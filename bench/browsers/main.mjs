// npm run build && npm run bench -- browsers [--candidates N --rounds N --json FILE]: whether a kernel is as fast in Chromium as in Node.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { readSweepConfig } from '@convscape/config';
import { DEFAULT_PROTOCOL, enumerateSpace } from '@convscape/core';
import { openChromium } from './chromium.mjs';
import { nodePaths, openNode } from './nodes.mjs';
import { figuresOf, tableOf } from './ratios.mjs';
import { takeRounds } from './take-rounds.mjs';

const { values: options } = parseArgs({
  options: {
    candidates: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});

function wholeNumber(name, most) {
  const number = Number(options[name]);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  console.error(`--${name} is a whole number from 1 to ${most}, not ${options[name]}`);
  process.exit(2);
}

const config = new URL('../../examples/quick/sweep.json', import.meta.url);
const all = [...enumerateSpace(readSweepConfig(readFileSync(config, 'utf8')).config.space)];
const count = wholeNumber('candidates', all.length);
const rounds = wholeNumber('rounds', 99);
/** Spread over the sweep. */
const candidates = Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]);

const runtimes = [];
try {
  runtimes.push(await openChromium());
  for (const path of nodePaths()) runtimes.push(await openNode(path));
  // The same kernels everywhere: those that Chromium finds fastest.
  const calibration = await runtimes[0].calibrate('wasm');
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores`;
  console.log(`${machine}; ${count} candidates of the quick sweep, ${rounds} rounds, one worker`);
  const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)}  ${text}`);
  const medians = await takeRounds({
    runtimes,
    candidates,
    calibration,
    rounds,
    protocol: DEFAULT_PROTOCOL,
    say,
  });
  const names = runtimes.map(({ name }) => name);
  const figures = figuresOf(names, medians);
  console.log(tableOf(figures));
  if (options.json !== undefined)
    writeFileSync(
      options.json,
      `${JSON.stringify({ machine, names, rounds, calibration, figures, candidates: candidates.map(({ key }) => key), medians }, null, 2)}\n`,
    );
  if (figures.some(({ isMet }) => isMet === false)) process.exitCode = 1;
} finally {
  for (const runtime of runtimes) await runtime.close();
}
