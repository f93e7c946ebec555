import { describe, expect, it } from 'vitest';
import { judgeAnchors } from './judge-anchors.js';

const around = (ratio: number, spread = 0.01, count = 12) =>
  Array.from({ length: count }, (_, index) => ratio * (1 + spread * ((2 * index) / (count - 1) - 1)));

describe('judging anchors', () => {
  it('calls a machine the same within 3 %, slower or faster', () => {
    for (const ratio of [0.975, 1, 1.025]) expect(judgeAnchors(around(ratio)).state).toBe('same');
  });

  it('calls it shifted within 5 %, as long as all moved alike', () => {
    expect(judgeAnchors(around(1.04))).toMatchObject({ state: 'shifted', anchors: 12 });
    expect(judgeAnchors(around(1.04)).ratio).toBeCloseTo(1.04, 2);
    expect(judgeAnchors(around(1.04, 0.2)).state).toBe('changed');
    expect(judgeAnchors(around(0.93)).state).toBe('changed');
  });

  it('is not misled by a few that were disturbed', () => {
    expect(judgeAnchors([...around(1, 0.01, 9), 1.5, 1.6, 1.7]).state).toBe('same');
  });

  it('is not misled by a median of 1 between two halves that moved apart', () => {
    expect(judgeAnchors([...around(0.8, 0.01, 6), ...around(1.2, 0.01, 6)]).state).toBe('changed');
    expect(judgeAnchors([...around(1, 0.01, 7), ...around(1.3, 0.01, 5)]).state).toBe('changed');
    expect(judgeAnchors([...around(1, 0.01, 8), ...around(1.3, 0.01, 4)]).state).toBe('same');
  });

  it('does not judge by fewer than six', () => {
    expect(judgeAnchors(around(2, 0.01, 5)).state).toBe('unknown');
    expect(judgeAnchors([]).state).toBe('unknown');
  });
});
