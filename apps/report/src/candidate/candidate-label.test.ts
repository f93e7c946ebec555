import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { candidateLabel } from './candidate-label.js';

describe('the label of a candidate', () => {
  it('is the one that findings use', () => {
    expect(candidateLabel(sampleRow({ mix: 'pointwise' }))).toBe('grouped 3x3 g=8 + pointwise');
  });

  it('makes do with the columns of a kind that this version does not know', () => {
    expect(candidateLabel(sampleRow({ kind: 'winged' }))).toBe('winged 3x3');
    expect(candidateLabel(sampleRow({ kind: 'winged', kernel_height: null }))).toBe('winged');
  });
});
