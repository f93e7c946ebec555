import { expect, it } from 'vitest';
import { smallTask } from './node/fixtures/small-task.js';
import { turnTimeLimitMs } from './turn-time-limit.js';

it('gives a small block ten seconds at least, and a large one far more than it should need', () => {
  const small = smallTask('wasm');
  expect(turnTimeLimitMs(small)).toBeGreaterThanOrEqual(10_000);
  expect(turnTimeLimitMs(small)).toBeLessThan(20_000);
  const slot = { input: { height: 112, width: 112, channels: 256 }, outputChannels: 256, stride: 1 };
  // 7.4·10⁹ MACs: 15 batches of 1.48 s at 5·10⁹ a second, twenty times over.
  const large = { ...small, candidate: { ...small.candidate, slot } };
  expect(turnTimeLimitMs(large)).toBeGreaterThan(20 * 15 * 1480);
});

it('gives a coarse clock the time that its long batches take, and no timer more than it can hold', () => {
  const task = smallTask('wasm');
  const { maxBatches } = task.protocol.screening;
  // A batch is planned to take 125 steps, and the sentinel takes a tenth of the time.
  expect(turnTimeLimitMs(task, 1, 1)).toBeGreaterThan(20 * maxBatches * 140);
  expect(turnTimeLimitMs(task, 1e9)).toBeLessThan(2 ** 31);
});

it('gives a block that does not fit its slot the least', () => {
  const small = smallTask('wasm');
  const candidate = { ...small.candidate, block: { kind: 'grouped', groups: 3 } };
  expect(turnTimeLimitMs({ ...small, candidate })).toBeGreaterThanOrEqual(10_000);
});
