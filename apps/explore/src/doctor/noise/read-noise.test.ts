import { expect, it } from 'vitest';
import { toldSystem } from '../fixtures/told-system.js';
import { wallClock } from '../read-machine.js';
import { readNoise } from './read-noise.js';

it('reads both sentinels for as long as it is told, and says each second', async () => {
  const seconds: number[] = [];
  let looks = 0;
  const files = {
    '/proc/stat': () => `cpu  ${1000 * looks} 0 0 0 0 0 0 ${250 * looks} 0 0`,
    '/proc/thread-self/schedstat': () => `1 ${5e7 * looks++} 3`,
  };
  const reader = {
    ...toldSystem({}),
    readText: (path: string) => (path in files ? files[path as keyof typeof files]() : null),
  };
  const noise = await readNoise({
    seconds: 1,
    memoryBytes: 2 ** 20,
    clock: wallClock,
    reader,
    onSecond: (second) => seconds.push(second),
  });
  expect(seconds).toEqual([1]);
  expect(noise.computeNs.length).toBeGreaterThan(0);
  expect(noise.memoryNs).toHaveLength(noise.computeNs.length);
  expect(Math.min(...noise.computeNs, ...noise.memoryNs)).toBeGreaterThan(0);
  expect(noise.stealShare).toBe(0.2);
  // 50 ms of somewhat more than a second.
  expect(noise.runQueueShare).toBeGreaterThan(0);
  expect(noise.runQueueShare).toBeLessThanOrEqual(0.05);
});
