import { describe, expect, it } from 'vitest';
import type { Clock } from './clock.js';
import { SentinelWatch } from './sentinel-watch.js';
import { Sentinels, sentinelMemoryBytes } from './sentinels.js';

const MIB = 2 ** 20;
const SMALL = 2 ** 16;

/** A clock that only moves when it is told to, and by 1 ms a reading. */
function steppedClock() {
  let timeNs = 0;
  let stepNs = 1e6;
  let readings = 0;
  const clock: Clock = {
    nowNs() {
      readings++;
      timeNs += stepNs;
      return timeNs;
    },
  };
  return {
    clock,
    readings: () => readings,
    pass: (ns: number) => {
      timeNs += ns;
    },
    slowDown: (factor: number) => {
      stepNs *= factor;
    },
  };
}

describe('sentinels', () => {
  it('read a buffer of twice the last-level cache, and of 64 MiB at the most', () => {
    expect(sentinelMemoryBytes(8 * MIB)).toBe(16 * MIB);
    expect(sentinelMemoryBytes(256 * MIB)).toBe(64 * MIB);
    expect(sentinelMemoryBytes(null)).toBe(64 * MIB);
  });

  it('take a smaller buffer where one pass takes longer than 8 ms', () => {
    const fast = new Sentinels(SMALL, steppedClock().clock);
    expect(fast.baseline()).toEqual({ computeNs: 1e6, memoryNs: 1e6, memoryBytes: SMALL });
    let timeNs = 0;
    let bytes = SMALL;
    const slow = new Sentinels(SMALL, {
      nowNs() {
        timeNs += bytes === SMALL ? 20e6 : 5e6;
        return timeNs;
      },
    });
    Object.defineProperty(slow, 'read', {
      value() {
        bytes = slow.memoryBytes;
        return Sentinels.prototype.read.call(slow);
      },
    });
    expect(slow.baseline()).toEqual({ computeNs: 5e6, memoryNs: 5e6, memoryBytes: SMALL / 2 });
  });
});

describe('a watch', () => {
  it('reads the sentinels around work, and not again before 250 ms have passed', async () => {
    const { clock, readings, pass } = steppedClock();
    const watch = new SentinelWatch(new Sentinels(SMALL, clock), clock);
    const baseline = { computeNs: 1e6, memoryNs: 1e6, memoryBytes: SMALL };
    const cost = async (workNs: number) => {
      const before = readings();
      await watch.around(baseline, async () => pass(workNs));
      return readings() - before;
    };
    const whole = await cost(300e6);
    const none = await cost(1e6);
    expect(none).toBe(2);
    expect(whole).toBeGreaterThan(20);
    expect(await cost(300e6)).toBeLessThan(whole);
  });

  it('tells the worse of the moments before and after', async () => {
    const { clock, slowDown, pass } = steppedClock();
    const watch = new SentinelWatch(new Sentinels(SMALL, clock), clock);
    const baseline = { computeNs: 1e6, memoryNs: 1e6, memoryBytes: SMALL };
    const { result, inflation } = await watch.around(baseline, async () => {
      pass(300e6);
      slowDown(2);
      return 'done';
    });
    expect(result).toBe('done');
    expect(inflation).toEqual({ compute: 2, memory: 2 });
  });
});
