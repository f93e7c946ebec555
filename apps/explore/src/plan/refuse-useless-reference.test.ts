import { type CountedColumns, DEFAULT_OBJECTIVES } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { refuseUselessReference } from './refuse-useless-reference.js';

const counted = [
  { macs: 200, mixing_reach: 0.25 },
  { macs: 100, mixing_reach: 0.5 },
] as CountedColumns[];

const refuse = (macs: number, mixing_reach: number) => () =>
  refuseUselessReference(
    { objectives: DEFAULT_OBJECTIVES, referencePoint: { macs, mixing_reach, latency_ns: 1 } },
    counted,
  );

describe('refuseUselessReference', () => {
  it('takes a point that some candidate is better than in everything counted', () => {
    expect(refuse(101, 0.49)).not.toThrow();
    expect(() => refuseUselessReference({ objectives: DEFAULT_OBJECTIVES }, counted)).not.toThrow();
  });

  it('refuses one that nothing is better than, and says which way the objective goes', () => {
    expect(refuse(100, 0.1)).toThrow(
      'referencePoint.macs is 100, and no candidate is better: the best has 100',
    );
    expect(refuse(1000, 0.5)).toThrow('referencePoint.mixing_reach is 0.5');
    try {
      refuse(1000, 0.9)();
    } catch (error) {
      expect(error).toMatchObject({
        exitCode: 2,
        hint: 'mixing_reach is to be maximized: the reference is smaller than any value that counts',
      });
    }
    expect.assertions(3);
  });
});
