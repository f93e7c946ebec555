import { expect, it } from 'vitest';
import { textPieces } from './text-pieces.js';

it('puts many small texts into few pieces, in their order, and leaves none out', () => {
  const texts = Array.from({ length: 30_000 }, (_, index) => `${index}${'.'.repeat(100)}\n`);
  const pieces = [...textPieces(texts)];
  expect(pieces.join('')).toBe(texts.join(''));
  expect(pieces.length).toBe(4);
  expect([...textPieces([])]).toEqual([]);
});
