import { appendFileSync, readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { builtInEngines } from '@convscape/core';

// The reference engine with a fault, chosen by the module's address: `bad-engine.mjs?fault=traps`. With `log`, every turn adds a line to that file;
// with `groups`, only blocks that begin with a convolution in so many groups have the fault.
const { searchParams } = new URL(import.meta.url);
const fault = searchParams.get('fault');
const log = searchParams.get('log');
const groups = searchParams.get('groups');
const { reference } = builtInEngines;

// (module (func (export "trap") unreachable))
const TRAP = Uint8Array.of(
  0,
  0x61,
  0x73,
  0x6d,
  1,
  0,
  0,
  0,
  1,
  4,
  1,
  0x60,
  0,
  0,
  3,
  2,
  1,
  0,
  7,
  8,
  1,
  4,
  0x74,
  0x72,
  0x61,
  0x70,
  0,
  0,
  10,
  5,
  1,
  3,
  0,
  0,
  0x0b,
);

/** Whether this is the first turn that the log knows of. */
const isFirstTurn = () => readFileSync(log, 'utf8').split('\n').length <= 2;

/** Of this thread, for good. */
function setClockBackAnHour() {
  const { now } = performance;
  const { bigint } = process.hrtime;
  performance.now = () => now.call(performance) - 3.6e6;
  process.hrtime.bigint = () => bigint() - 3_600_000_000_000n;
}

/** Calls of `run` in this thread. */
let runs = 0;

const FAULTS = {
  throws() {
    throw new Error('no such instruction');
  },
  'throws nonsense'() {
    throw { toString: null };
  },
  exits() {
    process.exit(3);
  },
  'runs out of JavaScript heap'() {
    const kept = [];
    for (;;) kept.push(new Array(10_000).fill(kept.length));
  },
  traps() {
    new WebAssembly.Instance(new WebAssembly.Module(TRAP)).exports.trap();
  },
  loops() {
    for (;;);
  },
  'sends nonsense'() {
    parentPort.postMessage({ taskId: 'nobody', result: () => 0 });
  },
  'posts nonsense'() {
    parentPort.postMessage({ taskId: -1, result: [Number.NaN], error: 7 });
    parentPort.postMessage('nonsense');
  },
  'sets the clock back'() {
    // The first is the comparison with the reference; the warm-up has more than these.
    if (++runs === 5 && isFirstTurn()) setClockBackAnHour();
  },
  'fails once'() {
    if (isFirstTurn()) throw new Error('only once');
  },
};

const OUTPUTS = {
  'answers nonsense': () => ['a', {}, null],
  // As a race between threads does: wrong this time, right the next.
  'answers wrong once': (output) => (isFirstTurn() ? output.map((value) => value * 1.5) : output),
};

/** What a runnable says of itself, wrong in every field. */
const NONSENSE = {
  algorithm: { toString: null },
  kernels: 42,
  kernelHash: Symbol.iterator,
  bytes: Number.NaN,
};

export default {
  ...reference,
  name: 'bad',
  async describe() {
    return { name: 'bad', version: '1', features: [] };
  },
  async prepare(work, signal) {
    if (log) appendFileSync(log, `${work.layers.layers.length}\n`);
    const runnable = await reference.prepare(work, signal);
    if (groups && work.layers.layers[0].layer.groups !== Number(groups)) return runnable;
    return {
      ...runnable,
      ...(fault === 'says nonsense' && NONSENSE),
      ...(fault === 'says functions' && { algorithm: () => 0 }),
      ...(fault === 'says no error bound' && { errorBound: undefined }),
      run(times, weightSet) {
        FAULTS[fault]?.();
        runnable.run(times, weightSet);
      },
      output: () => (OUTPUTS[fault] ?? ((output) => output))(runnable.output()),
    };
  },
};
