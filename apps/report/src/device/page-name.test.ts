import { expect, it } from 'vitest';
import { newPageName } from './page-name.js';

it('is another each time, and fits a header', () => {
  const names = Array.from({ length: 100 }, newPageName);
  expect(new Set(names).size).toBe(100);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{32}$/);
});
