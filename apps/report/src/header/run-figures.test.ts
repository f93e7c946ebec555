import type { RunRecord } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { runFigures } from './RunStrip.js';

const [run] = sampleDocument().runs;
const floor = { relative: 0.00346, pairs: 3 };

describe('what a run says of itself', () => {
  const rows = [
    sampleRow({ front: 'certain' }),
    sampleRow({ front: 'contested' }),
    sampleRow({ front: 'out' }),
  ];
  const figureOf = (noise: RunRecord['noise'] | null, term: string) => {
    const { noise: _, ...silent } = run!;
    const told = noise == null ? silent : { ...silent, noise };
    return runFigures(told, rows).find((one) => one.term === term);
  };

  it('is its noise floor, of confirmed measurements where there is one', () => {
    expect(figureOf({ confirmation: floor, screening: floor }, 'Noise floor')).toEqual({
      term: 'Noise floor',
      figure: '0.35 %',
      words: 'between two measurements of one block',
    });
    expect(figureOf({ confirmation: null, screening: floor }, 'Noise floor')?.words).toBe(
      'between two single visits',
    );
    expect(figureOf(null, 'Noise floor')?.figure).toBe('unknown');
  });

  it('is its workers, and how many there were before they were disturbed', () => {
    const wordsOf = (workers: number, chosen: number) =>
      runFigures({ ...run!, workers, workersChoice: { workers: chosen, trials: [] } }, rows).find(
        ({ term }) => term === 'Workers',
      )?.words;
    expect([wordsOf(2, 2), wordsOf(1, 1), wordsOf(1, 2)]).toEqual([
      'side by side',
      'at a time',
      'at a time; 2 until others disturbed them',
    ]);
  });

  it('is what of its fronts is contested, and nothing where nothing failed', () => {
    expect(figureOf(null, 'Contested')).toMatchObject({ figure: '50 %', words: '1 of 2 on the fronts' });
    expect(figureOf(null, 'Failed')).toBeUndefined();
  });
});
