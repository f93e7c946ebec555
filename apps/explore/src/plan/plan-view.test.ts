import { protocolOf, readSweepConfig } from '@convscape/config';
import { describe, expect, it } from 'vitest';
import { planJson, planText } from './plan-text.js';
import { planView } from './plan-view.js';

const upTo = (to: number) => ({ from: 1, to, step: 1 });

function configOf(parts: object) {
  const read = readSweepConfig(
    JSON.stringify({
      version: 1,
      name: 'rare',
      slots: { input: [[8, 8]], inputChannels: upTo(120), outputChannels: upTo(120), stride: 1 },
      blocks: [{ kind: 'standard', kernel: 3 }],
      constraints: { params: { max: 500 } },
      ...parts,
    }),
  );
  if (read.state === 'invalid') throw new Error(JSON.stringify(read.problems));
  return read.config;
}

/** 9 · a · b up to 500: pairs of channels of which the product is 55 at the most. */
const REAL = Array.from({ length: 55 }, (_, index) => Math.floor(55 / (index + 1))).reduce((a, b) => a + b);

const planOf = (parts: object) => {
  const config = configOf(parts);
  return planView(config, protocolOf(config.measure), 1);
};

describe('planView', () => {
  it('tells the real number of candidates where the count was an estimate', () => {
    const view = planOf({});
    expect(view.count.exact).toBe(false);
    expect([view.candidates, view.isFound, view.rangesFrom]).toEqual([BigInt(REAL), true, REAL]);
    expect(planText('rare', view, 1)).toMatch(/^rare: \d+ candidates of 14,400 combinations/);
  });

  it('says where a sample comes out short, and estimates what was found of it', () => {
    const view = planOf({ sample: 4000 });
    expect([view.candidates, view.asked]).toEqual([BigInt(REAL), 4000]);
    expect(planText('rare', view, 1)).toContain(`sample       ${REAL} candidates found of 4,000 asked for`);
    expect(JSON.parse(planJson('rare', view, 1))).toMatchObject({ candidates: REAL, sample_asked: 4000 });
  });

  it('says nothing of a sample that is complete', () => {
    const view = planOf({ sample: 20 });
    expect([view.candidates, view.asked]).toEqual([20n, null]);
    expect(planText('rare', view, 1)).not.toContain('asked for');
    expect(JSON.parse(planJson('rare', view, 1))).not.toHaveProperty('sample_asked');
  });
});
