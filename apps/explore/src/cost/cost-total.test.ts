import { expect, it } from 'vitest';
import type { CostRow } from './cost-row.js';
import { costTotal } from './cost-total.js';

const row = (macs: number, peak: number): CostRow =>
  ({
    macs,
    params: 1,
    activations: 1,
    memory_access_elements: 1,
    bytes_moved: 1,
    peak_memory_bytes: peak,
    reason: null,
  }) as CostRow;

it('sums what is counted, and takes the largest peak', () => {
  expect(costTotal([row(2, 5), row(3, 4)], 'ours')).toMatchObject({
    rows: 2,
    macs: 5,
    params: 2,
    peak_memory_bytes: 5,
  });
});

it('refuses a sum that would not be exact', () => {
  expect(() => costTotal([row(2 ** 53 - 1, 1), row(2, 1)], 'ours')).toThrow(/^macs of the total: /);
});
