import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmConfidence } from './holm-confidence.js';

/** Holm's step-down procedure as it stands in the textbook: which of these p-values it rejects. */
function holm(pValues: readonly number[], alpha: number): readonly number[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  const accepted = sorted.findIndex((p, index) => p > alpha / (sorted.length - index));
  return accepted === -1 ? sorted : sorted.slice(0, accepted);
}

describe('holmConfidence', () => {
  const rejects = (p: number, confidence: number) => p <= 1 - confidence;

  it('decides what Holm’s procedure rejects', () => {
    const pValue = fc.oneof(
      fc.double({ min: 0, max: 0.02, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(pValue, { maxLength: 30 }), (pValues) => {
        const confidence = holmConfidence(pValues, rejects);
        const decided = pValues.filter((p) => rejects(p, confidence)).sort((a, b) => a - b);
        expect(decided).toEqual(holm(pValues, 0.05));
      }),
      { numRuns: 500 },
    );
  });

  it('is Bonferroni’s where nothing is decided, and that of a single question where all but one is', () => {
    expect(holmConfidence([1, 1, 1, 1], rejects)).toBe(1 - 0.05 / 4);
    expect(holmConfidence([0, 0, 0, 1], rejects)).toBe(0.95);
    expect(holmConfidence([], rejects)).toBe(0.95);
  });
});
