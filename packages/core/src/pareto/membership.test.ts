import { describe, expect, it } from 'vitest';
import { measuredMembership, membershipOf } from './membership.js';

it('calls a candidate certain from 0.95, out up to 0.05 and contested between', () => {
  expect([1, 0.95, 0.9499, 0.5, 0.0501, 0.05, 0].map(membershipOf)).toEqual([
    ...['certain', 'certain', 'contested', 'contested', 'contested', 'out', 'out'],
  ]);
});

describe('measuredMembership', () => {
  it('takes one visit for no certainty, and few visits only where no draw denies it', () => {
    expect([1, 2, 7, 8].map((visits) => measuredMembership(1, visits))).toEqual([
      'contested',
      'certain',
      'certain',
      'certain',
    ]);
    expect([1, 2, 7, 8].map((visits) => measuredMembership(0.96, visits))).toEqual([
      'contested',
      'contested',
      'contested',
      'certain',
    ]);
    expect([1, 7, 8].map((visits) => measuredMembership(0.05, visits))).toEqual(['out', 'out', 'out']);
  });
});
