import { expect, it } from 'vitest';
import { jsonTexts } from './json-texts.js';

it.each([
  [[]],
  [{}],
  [[{ a: 1, b: ['x', { c: [] }], d: null }, { a: 'line\nfeed', b: {} }, []]],
  [
    {
      format: 'of "this"',
      version: 1,
      devices: [],
      entries: [{ a: [1, 2], b: 'x' }, { a: [] }],
      more: { a: 1 },
    },
  ],
])('gives %j as JSON.stringify does, and a line feed', (value) => {
  expect([...jsonTexts(value)].join('')).toBe(`${JSON.stringify(value, null, 2)}\n`);
});
