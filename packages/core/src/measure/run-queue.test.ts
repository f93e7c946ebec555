import { expect, it } from 'vitest';
import { longestWaitNs } from './run-queue.js';

it('a wait is that of the thread that waited longest, one that began meanwhile among them', () => {
  const before = new Map(Object.entries({ own: 100, helper: 500, ended: 9000 }));
  expect(longestWaitNs(before, new Map(Object.entries({ own: 110, helper: 540 })))).toBe(40);
  expect(longestWaitNs(before, new Map(Object.entries({ own: 150, helper: 540 })))).toBe(50);
  expect(longestWaitNs(before, new Map(Object.entries({ own: 100, helper: 500, begun: 7 })))).toBe(7);
});

it('a wait is unknown where the system does not say', () => {
  expect(longestWaitNs(null, new Map())).toBeNull();
  expect(longestWaitNs(new Map(), null)).toBeNull();
});
