import { expect, it } from 'vitest';
import { membershipOf } from './membership.js';

it('calls a candidate certain from 0.95, out up to 0.05 and contested between', () => {
  expect([1, 0.95, 0.9499, 0.5, 0.0501, 0.05, 0].map(membershipOf)).toEqual([
    ...['certain', 'certain', 'contested', 'contested', 'contested', 'out', 'out'],
  ]);
});
