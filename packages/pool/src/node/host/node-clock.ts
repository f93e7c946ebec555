import { type Clock, timerStepNs } from '@convscape/core';

/**
 * The finer of Node's two monotonic clocks. Both read the operating system's; `performance.now` is spared a BigInt a reading, `process.hrtime`
 * loses no digits, and which of them shows smaller steps depends on the Node version, so it is tried.
 */
export function nodeClock(): Clock {
  const originNs = process.hrtime.bigint();
  const clocks: readonly Clock[] = [
    { nowNs: () => performance.now() * 1e6 },
    { nowNs: () => Number(process.hrtime.bigint() - originNs) },
  ];
  const steps = clocks.map(timerStepNs);
  return steps[0]! <= steps[1]! ? clocks[0]! : clocks[1]!;
}
