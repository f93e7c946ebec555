import { describe, expect, it } from 'vitest';
import type { Clock } from './clock.js';
import { ComputeSentinel } from './compute-sentinel.js';
import { MemorySentinel, sentinelMemoryBytes } from './memory-sentinel.js';
import { sentinelBaseline } from './sentinel-baseline.js';
import { SentinelWatch } from './sentinel-watch.js';

const MIB = 2 ** 20;
const SMALL = 2 ** 16;

/** A clock that only moves when it is read, by these steps in turn: 1 ms each unless told otherwise. */
function steppedClock(stepsNs: readonly number[] = [1e6]) {
  let timeNs = 0;
  let readings = 0;
  let factor = 1;
  const clock: Clock = {
    nowNs() {
      timeNs += stepsNs[readings++ % stepsNs.length]! * factor;
      return timeNs;
    },
  };
  return {
    clock,
    readings: () => readings,
    pass: (ns: number) => {
      timeNs += ns;
    },
    slowDown: (by: number) => {
      factor = by;
    },
  };
}

describe('the compute sentinel', () => {
  it('takes the fastest of five runs', () => {
    // Each run lies between two readings of the clock; the step before the second is what it took.
    const { clock } = steppedClock([0, 5e5, 0, 3e5, 0, 9e5, 0, 3.1e5, 0, 2.9e5]);
    expect(new ComputeSentinel(clock).read()).toBe(2.9e5);
  });

  it('takes as long as its work does', () => {
    const clock: Clock = { nowNs: () => performance.now() * 1e6 };
    const readingNs = new ComputeSentinel(clock).read();
    expect(readingNs).toBeGreaterThan(2e4);
  });
});

describe('the memory sentinel', () => {
  it('has a buffer of twice the last-level cache, and of 64 MiB at the most', () => {
    expect(sentinelMemoryBytes(8 * MIB)).toBe(16 * MIB);
    expect(sentinelMemoryBytes(256 * MIB)).toBe(64 * MIB);
    expect(sentinelMemoryBytes(null)).toBe(64 * MIB);
  });

  it('tells the fastest of 32 passes, and stops at one that is fast enough', () => {
    const steps = Array.from({ length: 64 }, (_, step) => (step === 21 ? 1e6 : step % 2 === 1 ? 2e6 : 0));
    const whole = steppedClock(steps);
    expect(new MemorySentinel(SMALL, whole.clock).read()).toBe(1e6);
    expect(whole.readings()).toBe(64);
    const stopped = steppedClock(steps);
    expect(new MemorySentinel(SMALL, stopped.clock).read(1.5e6)).toBe(1e6);
    expect(stopped.readings()).toBe(22);
  });
});

describe('with a clock whose step is longer than a pass', () => {
  it('the memory sentinel times many passes at once', () => {
    const stepNs = 1e6;
    const clock: Clock = { nowNs: () => Math.floor((performance.now() * 1e6) / stepNs) * stepNs };
    // A pass through 64 KiB takes some microseconds: alone, this clock would show it as nothing or as a millisecond.
    const readingNs = new MemorySentinel(SMALL, clock, stepNs).read();
    expect(readingNs).toBeGreaterThan(0);
    expect(readingNs).toBeLessThan(stepNs / 2);
  });

  it('the compute sentinel does as well', () => {
    const stepNs = 1e6;
    const clock: Clock = { nowNs: () => Math.floor((performance.now() * 1e6) / stepNs) * stepNs };
    expect(new ComputeSentinel(clock, stepNs).read() % stepNs).not.toBe(0);
  });
});

describe('a baseline', () => {
  it('is what the sentinels take', () => {
    const baseline = sentinelBaseline(SMALL, steppedClock().clock);
    expect(baseline).toEqual({ computeNs: 1e6, memoryNs: 1e6, memoryBytes: SMALL });
  });

  it('has a smaller buffer where one pass takes longer than 8 ms', () => {
    const slow = steppedClock([0, 20e6]);
    let readings = 0;
    const clock: Clock = {
      nowNs() {
        // From the third reading of 32 passes on, a pass takes 5 ms.
        if (++readings === 129) slow.slowDown(1 / 4);
        return slow.clock.nowNs();
      },
    };
    expect(sentinelBaseline(SMALL, clock)).toEqual({
      computeNs: 5e6,
      memoryNs: 5e6,
      memoryBytes: SMALL / 4,
    });
  });
});

describe('a watch', () => {
  const baseline = { computeNs: 1e6, memoryNs: 1e6, memoryBytes: SMALL };
  const watched = (steps?: readonly number[]) => {
    const stepped = steppedClock(steps);
    return { ...stepped, watch: new SentinelWatch(new MemorySentinel(SMALL, stepped.clock), stepped.clock) };
  };

  it('reads memory around work, and not again before 250 ms have passed', async () => {
    const { watch, readings, pass } = watched();
    const cost = async (workNs: number) => {
      const before = readings();
      await watch.around(baseline, async () => pass(workNs));
      return readings() - before;
    };
    // A look that is due reads the clock when it begins and ends, and around its one pass.
    expect(await cost(300e6)).toBe(8);
    expect(await cost(1e6)).toBe(2);
    expect(await cost(300e6)).toBe(5);
  });

  it('reads memory again where the clock went back', async () => {
    const { watch, slowDown, pass } = watched();
    await watch.around(baseline, async () => pass(300e6));
    slowDown(2);
    const { memoryInflation } = await watch.around(baseline, async () => pass(-3.6e12));
    expect(memoryInflation).toBe(2);
  });

  it('tells the worse of the moments before and after', async () => {
    const { watch, slowDown, pass } = watched();
    const { result, memoryInflation } = await watch.around(baseline, async () => {
      pass(300e6);
      slowDown(2);
      return 'done';
    });
    expect(result).toBe('done');
    expect(memoryInflation).toBe(2);
  });
});
