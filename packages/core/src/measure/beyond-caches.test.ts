import { expect, it } from 'vitest';
import { beyondCaches } from './beyond-caches.js';

it('takes twice the last-level cache and 256 MiB at most, and says where that may not be enough', () => {
  const mib = 2 ** 20;
  expect(beyondCaches(32 * mib)).toEqual({ bytes: 64 * mib, isCapped: false });
  expect(beyondCaches(128 * mib)).toEqual({ bytes: 256 * mib, isCapped: false });
  expect(beyondCaches(260 * mib)).toEqual({ bytes: 256 * mib, isCapped: true });
  expect(beyondCaches(null)).toEqual({ bytes: 256 * mib, isCapped: false });
});
