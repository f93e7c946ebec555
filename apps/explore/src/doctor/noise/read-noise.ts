import { setImmediate } from 'node:timers/promises';
import { type Clock, ComputeSentinel, MemorySentinel, sentinelBaseline } from '@convscape/core';
import { parseCpuTicks, stealShare } from '../system/steal.js';
import type { SystemReader } from '../system/system-reader.js';

/** What the sentinels read while nothing of ours ran beside them, and what the system says of that time. */
export interface Noise {
  readonly seconds: number;
  readonly computeNs: readonly number[];
  readonly memoryNs: readonly number[];
  /** Share of the time that this thread waited for a core; null where the system does not tell. */
  readonly runQueueShare: number | null;
  readonly stealShare: number | null;
}

export interface ReadNoiseOptions {
  readonly seconds: number;
  /** Of the memory sentinel's buffer, at most. */
  readonly memoryBytes: number;
  readonly clock: Clock;
  readonly reader: SystemReader;
  /** Told after each whole second. */
  readonly onSecond: (second: number) => void;
}

/** Reads both sentinels in turn for so many seconds. */
export async function readNoise(options: ReadNoiseOptions): Promise<Noise> {
  const { seconds, clock, reader, onSecond } = options;
  const { memoryBytes } = sentinelBaseline(options.memoryBytes, clock);
  const compute = new ComputeSentinel(clock);
  const memory = new MemorySentinel(memoryBytes, clock);
  const ticks = () => parseCpuTicks(reader.readText('/proc/stat'));
  const waitedNs = () => waitedOf(reader.readText('/proc/thread-self/schedstat'));
  const [ticksBefore, waitedBefore, startNs] = [ticks(), waitedNs(), clock.nowNs()];
  const computeNs: number[] = [];
  const memoryNs: number[] = [];
  for (let second = 0; second < seconds; ) {
    computeNs.push(compute.read());
    memoryNs.push(memory.read());
    const passed = Math.min(seconds, Math.floor((clock.nowNs() - startNs) / 1e9));
    if (passed > second) onSecond(passed);
    second = passed;
    // Lets an interruption in.
    await setImmediate();
  }
  const waitedAfter = waitedNs();
  const isTold = waitedBefore !== null && waitedAfter !== null;
  return {
    seconds,
    computeNs,
    memoryNs,
    runQueueShare: isTold ? (waitedAfter - waitedBefore) / (clock.nowNs() - startNs) : null,
    stealShare: stealShare(ticksBefore, ticks()),
  };
}

/** `running_ns waited_ns slices` */
function waitedOf(schedstat: string | null): number | null {
  const waited = Number(schedstat?.split(' ')[1] ?? Number.NaN);
  return Number.isFinite(waited) ? waited : null;
}
