import type { Row } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { decisionWords } from './decision-words.js';

const rows = (...fronts: Row['front'][]) => fronts.map((front) => sampleRow({ front }));

describe('decisionWords', () => {
  it('say that a run has decided, or has not where more than 30 % is contested', () => {
    expect(decisionWords(rows('certain', 'certain', 'certain', 'contested', 'out', null))).toBe(
      'It has decided: 1 of 4 on its fronts is contested (25 %).',
    );
    expect(decisionWords(rows('certain', 'contested', 'contested'))).toBe(
      'It has not decided: 2 of 3 on its fronts are contested (67 %), more than 30 %. Take contested ones for equals.',
    );
  });

  it('are none where nothing is on a front', () => {
    expect(decisionWords(rows('out', null))).toBe('');
  });
});
