import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HEADER = ['layer or block', 'algorithm', 'one thread: µs', 'two: µs', 'speed-up'];

function rowText({ name, algorithm, oneNs, twoNs, speedup }) {
  const cells = [
    name,
    algorithm,
    (oneNs / 1e3).toFixed(1),
    (twoNs / 1e3).toFixed(1),
    `×${speedup.toFixed(2)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What a second thread gains, on one version of Node. */
export function threadsOn(execPath, { filter, rounds }) {
  return new Promise((done, fail) => {
    const answer = { threads: [] };
    const script = fileURLToPath(new URL('./run-threads.mjs', import.meta.url));
    const child = fork(script, [JSON.stringify({ filter, rounds })], { execPath });
    child.on('message', ({ versions, row, barrierNs }) => {
      if (versions) {
        Object.assign(answer, { node: versions.node, v8: versions.v8 });
        console.log(`\nNode ${versions.node}, one thread and two\n| ${HEADER.join(' | ')} |`);
        console.log(`|${'---|'.repeat(HEADER.length)}`);
      } else if (row) {
        answer.threads.push(row);
        console.log(rowText(row));
      } else {
        answer.barrierNs = barrierNs;
        console.log(`\nA barrier between two layers costs ${Math.round(barrierNs)} ns.`);
      }
    });
    child.on('error', fail);
    child.on('exit', (code) =>
      code === 0 ? done(answer) : fail(new Error(`${execPath} ended with ${code}`)),
    );
  });
}
