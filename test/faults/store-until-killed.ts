import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openStore } from '@convscape/store';
import { expect } from 'vitest';
import { putSweepWithRun, visitNumber } from '../../packages/store/src/fixtures/records.js';

const WRITER = fileURLToPath(new URL('./store-writer.mjs', import.meta.url));

/** A commit that a process heard of before it was killed. */
export interface Acknowledged {
  readonly visits: readonly string[];
  /** Of the write-ahead log, after the commit. */
  readonly logBytes: number;
}

/** A database with all that a visit refers to. */
export async function newDatabase(file: string): Promise<void> {
  const store = await openStore(file, { mode: 'write' });
  await putSweepWithRun(store, 1);
  await store.close();
}

/** Lets a process write visits until it has acknowledged something and the time is over, then kills it. */
export async function writeUntilKilled(
  file: string,
  prefix: string,
  afterMs: number,
): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, [WRITER, file, prefix, JSON.stringify(visitNumber(0))], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const [, signal] = await once(child, 'close');
  expect(signal, complaints).toBe('SIGKILL');
  // What follows the last line end is half a line: not acknowledged in full.
  return output
    .split('\n')
    .slice(0, -1)
    .map((line): Acknowledged => JSON.parse(line));
}
