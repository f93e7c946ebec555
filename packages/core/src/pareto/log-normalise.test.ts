import { describe, expect, it } from 'vitest';
import { hypervolume } from './hypervolume.js';
import { logNormalise } from './log-normalise.js';

describe('logNormalise', () => {
  it('puts the ideal at 0 and the reference at 1 for minimized and for maximized objectives', () => {
    const scale = { ideal: [1, 1], reference: [100, 0.01] };
    expect(logNormalise([scale.ideal, scale.reference], scale)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const [halfWay] = logNormalise([[10, 0.1]], scale);
    for (const coordinate of halfWay!) expect(coordinate).toBeCloseTo(0.5, 12);
  });

  it('makes the hypervolume a share of 1 that does not depend on units', () => {
    const share = (unit: number) =>
      hypervolume(
        logNormalise([[10 * unit, 0.1]], { ideal: [unit, 1], reference: [100 * unit, 0.01] }),
        [1, 1],
        ['minimize', 'minimize'],
      );
    expect(share(1)).toBeCloseTo(0.25, 12);
    expect(share(1e6)).toBeCloseTo(share(1), 12);
  });

  it('refuses values without a logarithm and a scale without a length', () => {
    expect(() => logNormalise([[0]], { ideal: [1], reference: [2] })).toThrow('not positive');
    expect(() => logNormalise([[1]], { ideal: [2], reference: [2] })).toThrow('no logarithmic scale');
    expect(() => logNormalise([[1]], { ideal: [0], reference: [2] })).toThrow('no logarithmic scale');
  });
});
