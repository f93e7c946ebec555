import type { PlanCandidate, PlannedTurn, VisitOutcome } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { runRecord } from './fixtures/run-record.js';
import type { RunWork } from './measure-run.js';
import { tryWorkers } from './try-workers.js';
import { VisitLog } from './visit-log.js';
import { workOf } from './work-of.js';

const COUNT = 30;
const costOf = (key: string) => Number(key.slice(1)) + 1;

function timed(callNs: number): VisitOutcome {
  const timing = {
    callsPerBatch: 1,
    batchesNs: [callNs],
    warmupCalls: 1,
    warmupNs: 1,
    timerStepNs: 1,
    flags: [],
  };
  const ranWith = {
    algorithm: 'direct',
    kernels: ['k'],
    kernelHash: 'h',
    engineVersion: '1',
    runnableBytes: 1,
  };
  return { state: 'timed', timing, ranWith };
}

function workWith(count: number): RunWork {
  const counted: readonly PlanCandidate[] = Array.from({ length: count }, (_, index) => ({
    candidate: {
      key: `c${index}`,
      slot: { input: { height: 8, width: 8, channels: 16 }, outputChannels: 16, stride: 1 },
      block: { kind: 'standard' },
      engine: 'wasm',
      options: { algorithm: 'auto', threads: 1, chain: 1 },
    },
    counted: { macs: index + 1 },
  }));
  return workOf(
    { counted, objectives: [{ column: 'latency_ns', goal: 'minimize' }] },
    { run: runRecord({ workers: 8 }), log: new VisitLog([]) },
  );
}

/** A machine on which k workers slow a candidate of this cost down by a factor; null: it fails. */
function trial(work: RunWork, slowdown: (workers: number, cost: number) => number | null) {
  const alone: string[] = [];
  const choice = tryWorkers(work, {
    workers: 8,
    stop: new AbortController().signal,
    async screenAlone(turns: readonly PlannedTurn[]) {
      for (const { candidate, phase, round, process } of turns) {
        alone.push(candidate);
        const outcome = timed(1000 * costOf(candidate));
        work.log.add({
          candidate,
          phase,
          round,
          process,
          startedAt: '2026-01-01T00:00:00.000Z',
          outcome,
        });
      }
    },
    async screenBeside(turns, workers) {
      return turns.map(({ candidate }) => {
        const cost = costOf(candidate);
        const factor = slowdown(workers, cost);
        const outcome: VisitOutcome =
          factor === null ? { state: 'failed', reason: 'wrong numbers' } : timed(1000 * cost * factor);
        return { candidate, outcome };
      });
    },
  });
  return { choice, alone };
}

describe('trying how many workers do not disturb each other', () => {
  it('takes all of them where nothing changes, and keeps what it saw', async () => {
    const { choice, alone } = trial(workWith(COUNT), () => 1.05);
    expect(await choice).toEqual({
      workers: 8,
      trials: [
        {
          workers: 8,
          candidates: 12,
          tau: 1,
          inflation: expect.closeTo(1.05, 9),
          spread: expect.closeTo(1, 9),
          accepted: true,
        },
      ],
    });
    const costs = alone.map(costOf).sort((a, b) => a - b);
    expect([costs[0], costs.at(-1)]).toEqual([1, COUNT]);
  });

  it('halves them while they slow each other down, or some more than others', async () => {
    const { choice } = trial(workWith(COUNT), (workers, cost) => {
      if (workers === 8) return 1.3;
      return workers === 4 && cost > COUNT / 2 ? 1.14 : 1;
    });
    expect(await choice).toMatchObject({
      workers: 2,
      trials: [
        { workers: 8, accepted: false },
        { workers: 4, accepted: false },
        { workers: 2, accepted: true },
      ],
    });
  });

  it('comes down to one worker where two disturb each other', async () => {
    expect(await trial(workWith(COUNT), () => 2).choice).toMatchObject({ workers: 1 });
  });

  it('decides nothing from fewer than twelve candidates, and says so', async () => {
    expect(await trial(workWith(11), () => 1).choice).toEqual({
      untold: expect.stringContaining('takes 12 candidates, and 11 are left to screen'),
    });
  });

  it('decides nothing where too few could be timed both ways, and says so', async () => {
    const failing = (_: number, cost: number) => (cost > 3 ? null : 1);
    expect(await trial(workWith(COUNT), failing).choice).toEqual({
      untold: expect.stringMatching(/^of 12 candidates [1-7] could be timed both alone and beside others/),
    });
  });
});
