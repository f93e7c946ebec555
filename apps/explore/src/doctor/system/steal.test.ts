import { expect, it } from 'vitest';
import { parseCpuTicks, stealShare } from './steal.js';

const stat = (user: number, steal: number) =>
  `cpu  ${user} 20 300 40000 50 0 60 ${steal} 700 0\ncpu0 1 2 3 4 5 6 7 8 9 0\nintr 1 2 3`;

it('is the share of all ticks between two readings; guests are not counted twice', () => {
  const before = parseCpuTicks(stat(1000, 10));
  expect(before).toEqual({ all: 1000 + 20 + 300 + 40000 + 50 + 60 + 10, stolen: 10 });
  expect(stealShare(before, parseCpuTicks(stat(1075, 35)))).toBe(0.25);
  expect(stealShare(before, before)).toBeNull();
});

it('is not told where the system has no such file, or an old one', () => {
  expect(parseCpuTicks(null)).toBeNull();
  expect(parseCpuTicks('cpu  1 2 3 4')).toBeNull();
  expect(stealShare(null, parseCpuTicks(stat(1, 1)))).toBeNull();
});
