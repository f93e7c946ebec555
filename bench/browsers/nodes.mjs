import { execFileSync, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SIDE = fileURLToPath(new URL('./node-side.mjs', import.meta.url));

/** This Node, and those that `npm ci` brought beside the peers. */
export function nodePaths() {
  const brought = ['node-24', 'node-26'].map((name) =>
    fileURLToPath(new URL(`../node_modules/${name}/bin/node`, import.meta.url)),
  );
  return [process.execPath, ...brought.filter((path) => existsSync(path))];
}

/** A measuring pool in a process of another Node, asked one question at a time. */
export async function openNode(execPath) {
  const version = execFileSync(execPath, ['--version'], { encoding: 'utf8' }).trim();
  const child = fork(SIDE, [], { execPath });
  let settle = null;
  const next = () =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
  child.on('message', ({ answer, error }) =>
    error === undefined ? settle?.resolve(answer) : settle?.reject(new Error(error)),
  );
  child.on('exit', (code, signal) => settle?.reject(new Error(`${version} ended with ${code ?? signal}`)));
  await next();
  const ask = (question, value) => {
    const answer = next();
    child.send({ ask: question, value });
    return answer;
  };
  return {
    name: `Node ${version.slice(1)}`,
    calibrate: (engine) => ask('calibrate', engine),
    take: (task) => ask('turn', task),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
