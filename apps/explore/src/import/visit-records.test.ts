import type { VisitRecord } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import type { BelievedVisit } from './check-visits.js';
import { visitRecords } from './visit-records.js';

const PLACES = ['a 0', 'a 1', 'b 0', 'b 1', 'c 0', 'c 1'];

/** Of a file with two visits of each of three candidates, those of these. */
const believed = (...candidates: readonly string[]): readonly BelievedVisit[] =>
  PLACES.map((name, place): BelievedVisit => {
    const [candidate, round] = name.split(' ');
    return {
      candidate: candidate!,
      phase: round === '0' ? 'screening' : 'confirmation',
      round: Number(round),
      process: 0,
      startedAt: `2026-01-31T12:0${round}:00.000Z`,
      outcome: { state: 'failed', reason: 'wrong output' },
      place,
    };
  }).filter(({ candidate }) => candidates.includes(candidate));

const records = (visits: readonly BelievedVisit[], there: readonly VisitRecord[] = []) =>
  visitRecords('run', visits, { there, inFile: PLACES.length });

const told = (visits: readonly VisitRecord[]) =>
  visits.map(({ visit, candidate, round }) => `${visit}: ${candidate} ${round}`);

describe('the visits of an imported file', () => {
  it('are named after their places in it, whichever are believed', () => {
    const { visits, added } = records(believed('b', 'c'));
    expect(told(visits)).toEqual(['run-2: b 0', 'run-3: b 1', 'run-4: c 0', 'run-5: c 1']);
    expect(added).toEqual(visits);
  });

  it('are added where they were refused before, and kept where they are refused now', () => {
    const before = records(believed('b', 'c')).visits;
    const { visits, added } = records(believed('a', 'b'), before);
    expect(told(visits)).toEqual(['run-0: a 0', 'run-1: a 1', 'run-2: b 0', 'run-3: b 1']);
    expect(told(added)).toEqual(['run-0: a 0', 'run-1: a 1']);
    const all = [...before, ...added];
    expect(records(believed('a', 'b', 'c'), all).added).toEqual([]);
    expect(records(believed('c'), all)).toMatchObject({ visits: [{}, {}], added: [] });
  });

  it('are known again under names that counted the believed alone, and take none of these', () => {
    const before = records(believed('b', 'c')).visits.map((visit, at) => ({ ...visit, visit: `run-${at}` }));
    const { visits, added } = records(believed('a', 'b', 'c'), before);
    expect(told(added)).toEqual(['run-6: a 0', 'run-7: a 1']);
    expect(visits).toEqual([...added, ...before]);
    expect(records(believed('a', 'b', 'c'), [...before, ...added]).added).toEqual([]);
  });
});
