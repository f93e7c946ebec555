import { expect, it } from 'vitest';
import { formatTable, left, right } from './table.js';

it('aligns columns, and lets the last cell of a shorter row run on without widening any', () => {
  const columns = [left('layer'), left('input'), right('MACs')];
  const rows = [
    ['conv2d', '8x8x8', '36,864'],
    ['[1]', 'impossible: groups do not divide the channels'],
  ];
  expect(formatTable(columns, rows).split('\n')).toEqual([
    'layer   input    MACs',
    'conv2d  8x8x8  36,864',
    '[1]     impossible: groups do not divide the channels',
  ]);
});
