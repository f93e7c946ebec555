import type { Space, SpaceCount } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { isSurelyComplete, shortSample, shortSampleText } from './short-sample.js';

const spaceOf = (sample: number) => ({ sample }) as Space;

const countOf = (candidates: bigint, exact: boolean): SpaceCount => ({
  total: 1000n,
  candidates,
  leftOut: {},
  exact,
});

describe('shortSample', () => {
  it('tells how many a sample asks for that found fewer', () => {
    expect(shortSample(spaceOf(300), countOf(900n, true), 50)).toBe(300);
    expect(shortSample(spaceOf(300), countOf(50n, false), 50)).toBe(300);
    expect(shortSampleText(50, 1300)).toBe('50 candidates found of 1,300 asked for');
  });

  it('tells nothing of a sample that is complete, or all there is', () => {
    expect(shortSample(spaceOf(300), countOf(900n, true), 300)).toBeNull();
    expect(shortSample(spaceOf(300), countOf(50n, true), 50)).toBeNull();
    expect(shortSample({} as Space, countOf(900n, false), 50)).toBeNull();
  });
});

describe('isSurelyComplete', () => {
  it('is, where a tenth of all combinations are candidates and half of these are enough', () => {
    expect(isSurelyComplete(50, countOf(100n, true))).toBe(true);
    expect(isSurelyComplete(51, countOf(100n, true))).toBe(false);
    expect(isSurelyComplete(5, countOf(99n, true))).toBe(false);
  });
});
