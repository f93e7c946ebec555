import { COST_COLUMNS } from '@convscape/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepWith } from './fixtures/sweep-text.js';
import { readSweepConfig } from './read-sweep-config.js';

const POINT = { macs: 1e9, latency_ns: 5e6, mixing_reach: 0.01 };

function problemsOf(keys: { readonly [key: string]: unknown }) {
  const read = readSweepConfig(sweepWith(keys));
  return read.state === 'valid' ? [] : read.problems;
}

const found = (keys: { readonly [key: string]: unknown }) =>
  problemsOf(keys).map(({ code, path }) => `${code} ${path}`);

describe('a reference point', () => {
  it('is kept as it is written, and left out where none is given', () => {
    const read = (keys: object) => {
      const result = readSweepConfig(sweepWith({ ...keys }));
      return result.state === 'valid' ? result.config.referencePoint : result.problems;
    };
    expect(read({ referencePoint: POINT })).toEqual(POINT);
    expect(read({})).toBeUndefined();
  });

  it('has a value for each objective, whichever they are', () => {
    const objectives = fc
      .subarray([...COST_COLUMNS])
      .map((columns) => [...columns, 'latency_ns'].map((column) => ({ column, goal: 'minimize' })));
    fc.assert(
      fc.property(objectives, fc.double({ min: 1e-9, max: 1e15, noNaN: true }), (asked, value) => {
        const whole = Object.fromEntries(asked.map(({ column }) => [column, value]));
        expect(found({ objectives: asked, referencePoint: whole })).toEqual([]);
        const { latency_ns: _, ...lacking } = whole;
        expect(found({ objectives: asked, referencePoint: lacking })).toEqual(['MISSING referencePoint']);
      }),
      { numRuns: 40 },
    );
  });

  it('is told which objective has no value, and which way worse is', () => {
    const [problem] = problemsOf({ referencePoint: { macs: 1e9, latency_ns: 5e6 } });
    expect(problem).toMatchObject({
      code: 'MISSING',
      path: 'referencePoint',
      message: 'no value for mixing_reach',
      hint: 'each objective has one, worse than any that counts: larger where it is minimized, smaller where it is maximized',
      line: expect.any(Number),
    });
  });

  it('refuses a column that is none, with a guess at what was meant', () => {
    const [problem] = problemsOf({ referencePoint: { ...POINT, latency: 5 } });
    expect(problem).toMatchObject({ code: 'UNKNOWN_KEY', path: 'referencePoint.latency' });
    expect(problem?.hint).toMatch(/^did you mean "latency_ns"\?/);
  });

  it('refuses a column that is no objective of the sweep', () => {
    expect(found({ referencePoint: { ...POINT, params: 5 } })).toEqual([
      'NOT_AN_OBJECTIVE referencePoint.params',
    ]);
  });

  it.each([
    [0, 'OUT_OF_RANGE'],
    [-1, 'OUT_OF_RANGE'],
    ['1e9', 'WRONG_TYPE'],
    [null, 'WRONG_TYPE'],
    [[1], 'WRONG_TYPE'],
  ])('refuses %j macs: they have no logarithm', (macs, code) => {
    expect(found({ referencePoint: { ...POINT, macs } })).toEqual([`${code} referencePoint.macs`]);
  });

  it('refuses what is no object of columns', () => {
    expect(found({ referencePoint: 5 })).toEqual(['WRONG_TYPE referencePoint']);
    expect(found({ referencePoint: {} })).toEqual(['MISSING referencePoint']);
  });

  it('refuses a value that nothing can be better than, and says which way the objective goes', () => {
    const [reach] = problemsOf({ referencePoint: { ...POINT, mixing_reach: 1 } });
    expect(reach).toMatchObject({
      code: 'WRONG_REFERENCE',
      path: 'referencePoint.mixing_reach',
      message: 'no candidate is better than this: a reach is 1 at the most',
      hint: 'mixing_reach is to be maximized: the reference is smaller than any value that counts',
    });
    expect(found({ referencePoint: { ...POINT, macs: 5 }, constraints: { macs: { min: 5 } } })).toEqual([
      'WRONG_REFERENCE referencePoint.macs',
    ]);
    const objectives = [
      { column: 'params', goal: 'maximize' },
      { column: 'latency_ns', goal: 'minimize' },
    ];
    const constraints = { params: { max: 100 } };
    const referencePoint = { params: 100, latency_ns: 1 };
    expect(found({ objectives, constraints, referencePoint })).toEqual([
      'WRONG_REFERENCE referencePoint.params',
    ]);
    expect(found({ objectives, constraints, referencePoint: { ...referencePoint, params: 99 } })).toEqual([]);
  });

  it('is looked at beside slips elsewhere in the file', () => {
    expect(found({ seed: -1, referencePoint: { macs: 1 } })).toEqual([
      'OUT_OF_RANGE seed',
      'MISSING referencePoint',
    ]);
  });
});
