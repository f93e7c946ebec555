import { expect, it } from 'vitest';
import { unlessItFailsTwice } from './unless-it-fails-twice.js';
import type { VisitOutcome } from './visit.js';

const failed = (reason: string): VisitOutcome => ({ state: 'failed', reason });
const unsupported: VisitOutcome = { state: 'unsupported', reason: 'cannot' };

function outcomeOf(...outcomes: readonly VisitOutcome[]) {
  const left = outcomes.values();
  return unlessItFailsTwice(async () => left.next().value ?? failed('asked too often'));
}

it('takes a turn that failed once more, and no other', async () => {
  expect(await outcomeOf(unsupported)).toEqual(unsupported);
  expect(await outcomeOf(failed('a'), unsupported)).toEqual(unsupported);
});

it('takes no wrong answer for the moment’s: it is final', async () => {
  const verification = { kernelHash: 'k', error: 0.5, errorBound: 1e-5, positions: 64 };
  const wrong: VisitOutcome = { state: 'failed', reason: 'wrong answer', verification };
  expect(await outcomeOf(wrong, unsupported)).toBe(wrong);
  expect(await outcomeOf(failed('a'), wrong)).toMatchObject({
    reason: 'failed twice: wrong answer, before: a',
    verification,
  });
});

it('says that it failed twice, and both reasons where they differ', async () => {
  expect(await outcomeOf(failed('a'), failed('a'))).toEqual(failed('failed twice: a'));
  expect(await outcomeOf(failed('a'), failed('b'))).toEqual(failed('failed twice: b, before: a'));
});
