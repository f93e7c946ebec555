import { candidateOfRow, makeCandidate } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { candidateLabel, labelByWhatWasAsked } from './candidate-label.js';

describe('the label of a candidate', () => {
  it('is the one that findings use', () => {
    expect(candidateLabel(sampleRow({ mix: 'pointwise' }))).toBe('grouped 3x3 g=8 + pointwise');
  });

  it('is of what was asked where the columns do not tell it whole', () => {
    const { slot, block, engine } = candidateOfRow(sampleRow({ kind: 'standard', groups: null, mix: null }));
    const direct = makeCandidate({ slot, block, engine, options: { algorithm: 'direct' } });
    labelByWhatWasAsked([direct]);
    const columns = { kind: 'standard', groups: null, mix: null };
    expect(candidateLabel(sampleRow({ ...columns, candidate: direct.key }))).toBe('standard 3x3, direct');
    expect(candidateLabel(sampleRow(columns))).toBe('standard 3x3');
  });

  it('makes do with the columns of a kind that this version does not know', () => {
    expect(candidateLabel(sampleRow({ kind: 'winged' }))).toBe('winged 3x3');
    expect(candidateLabel(sampleRow({ kind: 'winged', kernel_height: null }))).toBe('winged');
  });
});
