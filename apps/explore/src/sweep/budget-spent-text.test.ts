import type { MeasuredVisit, PlanCandidate } from '@convscape/core';
import { expect, it } from 'vitest';
import { budgetSpentText } from './budget-spent-text.js';

const candidates = ['a', 'b', 'c'].map((key) => ({ candidate: { key }, counted: {} }) as PlanCandidate);

/** Visits by candidate: `s` is a screening, `c` a confirmation, `d` a discarded one, `t` the hidden duplicate's. */
function textOf(visits: { readonly [candidate: string]: string }): string {
  const visitsOf = (key: string) =>
    [...(visits[key] ?? '')].map(
      (letter) =>
        ({
          candidate: key,
          phase: letter === 's' ? 'screening' : 'confirmation',
          ...(letter === 't' && { duplicate: true }),
          outcome: { state: letter === 'd' ? 'discarded' : 'timed' },
        }) as MeasuredVisit,
    );
  return budgetSpentText(candidates, visitsOf, 8);
}

it('says how many were seen where not all were, whatever was discarded', () => {
  const text = (count: number) =>
    `the budget was spent before every candidate was seen once: ${count} of 3 were`;
  expect(textOf({})).toBe(text(0));
  expect(textOf({ a: 's', b: 'd', c: 't' })).toBe(text(1));
});

it('says how many were measured alone, and how many of them often enough', () => {
  const text = (rest: string) =>
    `the budget was spent before every place was decided: all 3 were screened, ${rest}`;
  expect(textOf({ a: 's', b: 's', c: 'sdt' })).toBe(text('none was measured alone yet'));
  expect(textOf({ a: 'scc', b: 's', c: 's' })).toBe(
    text('1 measured alone as well, none of them 8 times or more'),
  );
  expect(textOf({ a: 'scccccccc', b: 'scccccccd', c: 's' })).toBe(
    text('2 measured alone as well, 1 of them 8 times or more'),
  );
});
