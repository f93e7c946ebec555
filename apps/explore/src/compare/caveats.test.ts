import {
  type ComparedCandidate,
  OFTEN_SEEN_VISITS,
  type RunAlone,
  type RunComparison,
} from '@convscape/core';
import { expect, it } from 'vitest';
import { caveats } from './caveats.js';

const alone = { rows: [] } as unknown as RunAlone;
const told = (parts: Partial<RunComparison>) =>
  caveats(alone, alone, {
    compared: [],
    takenOver: [],
    untimed: [],
    onlyInA: [],
    onlyInB: [],
    ...parts,
  } as unknown as RunComparison);
const seen = (isSeldomSeen: boolean) => ({ isSeldomSeen }) as ComparedCandidate;

it('counts what was seen too seldom, whether in one visit or in a few that confirm', () => {
  expect(OFTEN_SEEN_VISITS).toBe(6);
  expect(told({ compared: [seen(true), seen(false), seen(true)] })).toEqual([
    '2 candidates seen in fewer than 6 visits in A or B: their intervals allow for the luck of a single visit',
  ]);
  expect(told({ compared: [seen(false)] })).toEqual([]);
});

it('says that visits which one run took over from the other confirm nothing', () => {
  expect(told({ takenOver: ['a'] })).toEqual([
    '1 measurement taken over from one run by the other, whole or in part, and so not compared; nor is it said whether the runs confirm each other: explore sweep --fresh measures anew',
  ]);
});
