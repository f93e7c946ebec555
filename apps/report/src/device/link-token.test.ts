import { expect, it } from 'vitest';
import { linkToken } from './link-token.js';

it.each([
  [{ hash: '#abc-_9', search: '' }, 'abc-_9'],
  [{ hash: '', search: '?token=abc-_9' }, 'abc-_9'],
  [{ hash: '', search: '?abc-_9' }, 'abc-_9'],
  [{ hash: '', search: '' }, null],
  [{ hash: '#', search: '?token=' }, null],
])('reads %o as %s', (place, token) => {
  expect(linkToken(place)).toBe(token);
});
