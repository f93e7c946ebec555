import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DEFAULT_PROTOCOL, takeTurn, wasmEngine } from '@convscape/core';
import { expect, it } from 'vitest';
import { smallTask } from '../fixtures/small-task.js';
import { nodeClock } from './node-clock.js';
import { NodeHelperThreads } from './node-helper-threads.js';
import { runQueueWaits } from './run-queue.js';

const IS_LINUX = process.platform === 'linux';
const CAN_PIN = IS_LINUX && availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

it.runIf(IS_LINUX)(
  'a helper is known by the number that the system gives it, and its wait is read',
  async () => {
    const helpers = new NodeHelperThreads();
    await helpers.start(2);
    const ids = helpers.systemThreadIds;
    expect(new Set(ids).size).toBe(2);
    expect(readdirSync('/proc/self/task')).toEqual(expect.arrayContaining([...ids]));
    expect([...runQueueWaits([...ids, '0'])!.keys()]).toEqual(['self', ...ids]);
  },
);

it.runIf(CAN_PIN)(
  'a helper that shares its core with a busy process makes its visit one that waited',
  async () => {
    const helperThreads = new NodeHelperThreads();
    await helperThreads.start(1);
    const [id] = helperThreads.systemThreadIds;
    const core = /Cpus_allowed_list:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]!;
    const busy = spawn('taskset', ['-c', core, process.execPath, '-e', 'for (;;);']);
    try {
      execFileSync('taskset', ['-pc', core, id!]);
      const { candidate } = smallTask('wasm');
      const outcome = await takeTurn({
        candidate: { ...candidate, options: { ...candidate.options, threads: 2 } },
        engine: wasmEngine,
        phase: 'confirmation',
        protocol: DEFAULT_PROTOCOL,
        verifiedKernelHashes: [],
        clock: nodeClock(),
        signal: new AbortController().signal,
        helperThreads,
        runQueueWaits: () => runQueueWaits(helperThreads.systemThreadIds),
      });
      if (outcome.state !== 'timed') throw new Error(outcome.reason);
      // Far above the one percent that discards a visit.
      expect(outcome.timing.conditions!.runQueueShare).toBeGreaterThan(0.05);
    } finally {
      busy.kill('SIGKILL');
    }
  },
);
