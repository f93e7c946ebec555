import fc from 'fast-check';
import { expect, it } from 'vitest';
import { affinityMask, formatCpuList, parseCpuList } from './cpu-list.js';

it('reads and writes lists of cores', () => {
  expect(parseCpuList('0-3,8')).toEqual([0, 1, 2, 3, 8]);
  expect(parseCpuList('5')).toEqual([5]);
  for (const text of ['', 'all', '0-', '1,,2', '-3']) expect(parseCpuList(text), text).toBeNull();
  const cpus = fc.uniqueArray(fc.nat({ max: 200 }), { minLength: 1 }).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(cpus, (all) => {
      expect(parseCpuList(formatCpuList(all))).toEqual(all);
    }),
  );
});

it('writes a mask as Windows takes it, beyond 32 cores too', () => {
  expect(affinityMask([0, 1, 2, 3])).toBe('F');
  expect(affinityMask([4, 5])).toBe('30');
  expect(affinityMask([63])).toBe('8000000000000000');
});
