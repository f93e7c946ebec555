import { describe, expect, it } from 'vitest';
import type { Runnable } from '../engine/engine.js';
import { median } from '../stats/quantile.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { stoodStill } from './clock-jump.js';
import { noise, simulatedMachine } from './fixtures/simulated-machine.js';
import { type MeasureVisitOptions, measureVisit as takeVisit } from './measure-visit.js';
import { DEFAULT_PROTOCOL } from './protocol.js';
import { relativeHalfWidth } from './relative-half-width.js';
import type { Phase } from './visit.js';

const protocol = DEFAULT_PROTOCOL;
const { signal } = new AbortController();
const measureVisit = async (runnable: Runnable, options: MeasureVisitOptions) =>
  (await takeVisit(runnable, options)).timing;
type Machine = ReturnType<typeof simulatedMachine>;
const visit = ({ runnable, clock }: Machine, phase: Phase = 'screening') =>
  measureVisit(runnable, { phase, protocol, clock, signal });

describe('a visit', () => {
  it('takes ceil(2 ms / t1) calls a batch and stops after 15 batches that agree', async () => {
    const timing = await visit(simulatedMachine({ callNs: () => 30_000 }));
    expect(timing.callsPerBatch).toBe(67);
    expect(timing.batchesNs).toHaveLength(15);
    expect(median(timing.batchesNs) / timing.callsPerBatch).toBeCloseTo(30_000, -1);
    expect(timing.flags).toEqual([]);
    expect(timing.timerStepNs).toBe(30);
  });

  it('of calls that another processor runs has longer batches, as it asks, and does not read the clock of this one', async () => {
    const { runnable, clock } = simulatedMachine({ callNs: () => 30_000, calls: 'async' });
    const offloaded = { leastBatchNs: 6e6, fetchOutput: async () => {} };
    const timing = await measureVisit(
      { ...runnable, offloaded },
      { phase: 'screening', protocol, clock, signal, readComputeNs: () => 1000 },
    );
    expect(timing.callsPerBatch).toBe(200);
    expect(timing.kernelBatchesNs).toHaveLength(timing.batchesNs.length);
    expect(timing.flags).toEqual([]);
    expect(timing.conditions?.computeNs).toBeUndefined();
  });

  it('counts calls of the warm-up apart from those it times', async () => {
    const machine = simulatedMachine({ callNs: () => 30_000 });
    const timing = await visit(machine);
    expect(timing.warmupCalls + timing.callsPerBatch * timing.batchesNs.length).toBe(machine.calls());
    expect(timing.warmupNs).toBeGreaterThanOrEqual(50e6);
    expect(timing.warmupNs).toBeLessThan(100e6);
  });

  it('warms up for less where the same was measured before', async () => {
    const { runnable, clock } = simulatedMachine({ callNs: () => 30_000 });
    const timing = await measureVisit(runnable, {
      phase: 'confirmation',
      protocol,
      clock,
      signal,
      isWarm: true,
    });
    expect(timing.warmupCalls).toBeGreaterThanOrEqual(3);
    expect(timing.warmupNs).toBeGreaterThanOrEqual(protocol.warmup.againMs * 1e6);
    // Two windows of five batches of the least length, where a first warm-up ends with two of the usual length.
    expect(timing.warmupNs).toBeLessThan(20e6);
  });

  it('goes on to 50 batches while the interval is too wide, and stops as soon as it is narrow', async () => {
    const random = xorshift32(99);
    const noisy = await visit(simulatedMachine({ callNs: () => 2e6 * noise(random, 0.3) }));
    expect(noisy.batchesNs).toHaveLength(50);

    const middling = await visit(simulatedMachine({ callNs: () => 2e6 * noise(random, 0.04) }));
    const taken = middling.batchesNs.length;
    expect(taken).toBeGreaterThan(15);
    expect(taken).toBeLessThan(50);
    expect(relativeHalfWidth(middling.batchesNs, 0.95)).toBeLessThanOrEqual(0.02);
    expect(relativeHalfWidth(middling.batchesNs.slice(0, -1), 0.95)).toBeGreaterThan(0.02);
  });

  it('warms up until a late tier-up is over', async () => {
    // Ten times slower, then getting faster call by call from 30 ms on, so not yet when the least warm-up is over.
    const timing = await visit(
      simulatedMachine({
        callNs: (call) => (call < 100 ? 300_000 : Math.max(30_000, 300_000 * 0.999 ** (call - 100))),
      }),
    );
    expect(timing.flags).toEqual([]);
    expect(median(timing.batchesNs) / timing.callsPerBatch).toBeCloseTo(30_000, -1);
  });

  it('says when the warm-up ran out of time', async () => {
    const drifting = await visit(simulatedMachine({ callNs: (call) => 1e6 * (1 + call / 20) }));
    expect(drifting.flags).toContain('unstable-warmup');
    expect(drifting.warmupNs).toBeGreaterThanOrEqual(500e6);
  });

  it('reads the compute sentinel around its batches, and between them where they take long', async () => {
    const readings = async (callNs: number) => {
      const machine = simulatedMachine({ callNs: () => callNs });
      let reads = 0;
      const timing = await measureVisit(machine.runnable, {
        phase: 'confirmation',
        protocol,
        clock: machine.clock,
        signal,
        readComputeNs: () => {
          machine.pass(1e6);
          return 1000 + reads++;
        },
      });
      return timing.conditions;
    };
    expect(await readings(30_000)).toMatchObject({ computeNs: [1000, 1001] });
    // Ten batches of 60 ms each: every second one ends more than 100 ms after the last reading.
    const slow = await readings(60e6);
    expect(slow?.computeNs).toEqual([1000, 1001, 1002, 1003, 1004, 1005, 1006]);
    expect(slow?.sentinelNs).toBeGreaterThanOrEqual(7e6);
  });

  it('takes a tenth of its time for the compute sentinel at the most, however coarse the clock', async () => {
    const machine = simulatedMachine({ callNs: () => 30_000, stepNs: 1e6 });
    const startNs = machine.clock.nowNs();
    const timing = await measureVisit(machine.runnable, {
      phase: 'screening',
      protocol,
      clock: machine.clock,
      signal,
      readComputeNs: () => {
        machine.pass(450e6);
        return 1000;
      },
    });
    const { sentinelNs = 0, computeNs = [] } = timing.conditions ?? {};
    // Those at its beginning and its end are due in any case.
    const between = (sentinelNs * (computeNs.length - 2)) / computeNs.length;
    expect(between / (machine.clock.nowNs() - startNs)).toBeLessThanOrEqual(0.1);
  });

  it('calls it warm-up when batches run more than twice as fast as the warm-up ended', async () => {
    const machine = simulatedMachine({ callNs: (call) => (call < 2500 ? 30_000 : 3_000) });
    const timing = await visit(machine);
    expect(Math.min(...timing.batchesNs)).toBeGreaterThanOrEqual(1e6);
    expect(timing.callsPerBatch).toBeGreaterThan(2 * 67);
    expect(timing.warmupCalls + timing.callsPerBatch * timing.batchesNs.length).toBe(machine.calls());
  });

  it('takes one call a batch from a slow candidate, after three calls of warm-up at least', async () => {
    const timing = await visit(simulatedMachine({ callNs: () => 400e6 }));
    expect(timing.callsPerBatch).toBe(1);
    expect(timing.warmupCalls).toBe(3);
    expect(timing.flags).toEqual(['unstable-warmup', 'single-call-batches']);
  });

  it('makes no batch shorter than a hundred steps of a coarse clock', async () => {
    const timing = await visit(simulatedMachine({ callNs: () => 10_000, stepNs: 100_000 }));
    expect(timing.timerStepNs).toBe(100_000);
    expect(timing.flags).toEqual(['coarse-timer']);
    expect(timing.callsPerBatch).toBeGreaterThan(1000);
    const random = xorshift32(7);
    const uneven = await visit(
      // A third faster from some call on, long after the warm-up.
      simulatedMachine({
        callNs: (call) => (call < 30_000 ? 15_000 : 10_000) * noise(random, 0.05),
        stepNs: 100_000,
      }),
    );
    expect(Math.min(...uneven.batchesNs)).toBeGreaterThanOrEqual(100 * 100_000);
    expect(median(timing.batchesNs) / timing.callsPerBatch).toBeGreaterThan(9_800);
  });

  it('takes 25 batches to confirm, fewer of a slow candidate', async () => {
    const quick = await visit(simulatedMachine({ callNs: () => 30_000 }), 'confirmation');
    expect(quick.batchesNs).toHaveLength(25);
    const slow = await visit(simulatedMachine({ callNs: () => 200e6 }), 'confirmation');
    // 5 s over 8 visits: 625 ms each.
    expect(slow.batchesNs).toHaveLength(4);
  });

  it('awaits asynchronous runnables and keeps the kernel time they know', async () => {
    const timing = await visit(simulatedMachine({ callNs: () => 30_000, calls: 'async' }));
    expect(timing.kernelBatchesNs).toHaveLength(15);
    expect(median(timing.kernelBatchesNs!) / timing.callsPerBatch).toBeCloseTo(15_000, 0);
  });

  it('stops between two batches when its signal says so', async () => {
    const controller = new AbortController();
    const { runnable, clock } = simulatedMachine({
      callNs: (call) => {
        if (call === 2000) controller.abort(new Error('enough'));
        return 30_000;
      },
    });
    const visited = measureVisit(runnable, {
      phase: 'screening',
      protocol,
      clock,
      signal: controller.signal,
    });
    await expect(visited).rejects.toThrow('enough');
  });

  it('refuses a clock that stands still', async () => {
    const { runnable } = simulatedMachine({ callNs: () => 1 });
    const visited = measureVisit(runnable, {
      phase: 'screening',
      protocol,
      clock: { nowNs: () => 7 },
      signal,
    });
    await expect(visited).rejects.toThrow(RangeError);
  });
});

describe('a clock that jumps', () => {
  /** Jumps by so much in the middle of the call with this number. */
  const jumping = async (atCall: number, byNs: number) => {
    const machine = simulatedMachine({
      callNs: (call) => {
        if (call === atCall) machine.pass(byNs);
        return 30_000;
      },
    });
    return takeVisit(machine.runnable, { phase: 'screening', protocol, clock: machine.clock, signal });
  };
  const HOUR_NS = 3.6e12;

  it('ends the visit when it goes back, during the warm-up or later, with the batches before it', async () => {
    const early = await jumping(100, -HOUR_NS);
    expect(early).toMatchObject({ clockJumped: true, timing: { batchesNs: [] } });
    const late = await jumping(2300, -HOUR_NS);
    expect(late.clockJumped).toBe(true);
    expect(late.timing.batchesNs.length).toBeGreaterThan(0);
    expect(Math.min(...late.timing.batchesNs)).toBeGreaterThan(0);
  });

  it('ends the visit when it shows no time that passed', async () => {
    const machine = simulatedMachine({ callNs: () => 30_000 });
    let stopsAtNs = Number.POSITIVE_INFINITY;
    const clock = { nowNs: () => Math.min(machine.clock.nowNs(), stopsAtNs) };
    const { runnable } = machine;
    const run = (times: number, weightSet: number) => {
      if (machine.calls() > 2300) stopsAtNs = Math.min(stopsAtNs, clock.nowNs());
      return runnable.run(times, weightSet);
    };
    const options = { phase: 'screening', protocol, clock, signal } as const;
    const { timing, clockJumped } = await takeVisit({ ...runnable, run }, options);
    expect(clockJumped).toBe(true);
    expect(Math.min(...timing.batchesNs)).toBeGreaterThan(0);
  });

  it('is seen in its batches when it goes ahead', async () => {
    const { timing, clockJumped } = await jumping(2300, HOUR_NS);
    expect(clockJumped).toBe(false);
    expect(stoodStill(timing)).toBe(true);
    expect(stoodStill((await jumping(-1, 0)).timing)).toBe(false);
  });
});

describe('a visit with cold weights', () => {
  const coldVisit = ({ runnable, clock }: Machine, phase: Phase, sets = 7) =>
    measureVisit(runnable, { phase, protocol, clock, signal, rotation: { sets, fitsCache: false } });

  it('takes one call a sample, and five times as many samples where calls are short', async () => {
    const screening = await coldVisit(simulatedMachine({ callNs: () => 30_000 }), 'screening');
    expect(screening.callsPerBatch).toBe(1);
    expect(screening.batchesNs).toHaveLength(5 * 15);
    expect(screening.flags).toEqual([]);
    const confirmation = await coldVisit(simulatedMachine({ callNs: () => 30_000 }), 'confirmation');
    expect(confirmation.batchesNs).toHaveLength(5 * 25);
    const slow = await coldVisit(simulatedMachine({ callNs: () => 3e6 }), 'confirmation');
    expect(slow.batchesNs).toHaveLength(25);
  });

  it('goes on with the weights where the visit before it ended', async () => {
    const machine = simulatedMachine({ callNs: () => 3e6 });
    const taken: number[] = [];
    const run = (calls: number, set = 0) => {
      taken.push(set);
      return machine.runnable.run(calls, set);
    };
    const sets = 1000;
    const again = { ...machine, runnable: { ...machine.runnable, run } as Machine['runnable'] };
    await coldVisit(again, 'confirmation', sets);
    await coldVisit(again, 'confirmation', sets);
    expect(taken.length).toBeLessThan(sets);
    expect(taken).toEqual(taken.map((_, index) => index));
  });

  it('takes as few calls a sample as a coarse clock can tell', async () => {
    const timing = await coldVisit(simulatedMachine({ callNs: () => 30_000, stepNs: 5000 }), 'screening');
    expect(timing.callsPerBatch).toBeGreaterThanOrEqual(Math.floor(500_000 / 30_000));
    expect(timing.callsPerBatch).toBeLessThan(40);
  });

  it('adds up the kernel times of asynchronous calls', async () => {
    const timing = await coldVisit(simulatedMachine({ callNs: () => 400_000, calls: 'async' }), 'screening');
    expect(timing.kernelBatchesNs).toEqual(timing.batchesNs.map(() => 200_000));
  });
});
