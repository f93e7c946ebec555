import { readLayers } from '@convscape/config';
import { expect, it } from 'vitest';
import { costRow, isPossible } from './cost-row.js';
import { costTable } from './cost-table.js';

it('says of a layer that cannot be counted why, beside others that can', () => {
  const layer = { layer: 'conv2d', kernel: 3, input: [8, 8, 16] };
  const read = readLayers(JSON.stringify([layer, { ...layer, input: [16_384, 16_384, 65_536] }]));
  if (read.state === 'invalid') throw new Error('the fixture is valid');
  const rows = read.entries.map((entry) => costRow(entry, 'ours'));
  expect(rows).toMatchObject([
    { macs: 9 * 16 * 16 * 64, reason: null },
    {
      macs: null,
      output: '16384x16384x65536',
      reason: expect.stringMatching(/^MACs of .* passes 2\^53 - 1/),
    },
  ]);
  expect(rows.map(isPossible)).toEqual([true, true]);
  expect(costTable(rows, null)).toContain('not counted: MACs of');
});
