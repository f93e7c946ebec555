import { describe, expect, it } from 'vitest';
import { simulatedTiming, simulatedVisit } from './fixtures/simulated-visit.js';
import { noiseFloors } from './noise-floor.js';
import type { MeasuredVisit } from './result-of.js';
import type { Phase } from './visit.js';

function visit(candidate: string, callNs: number, changes: Partial<MeasuredVisit> = {}): MeasuredVisit {
  const phase: Phase = changes.phase ?? 'screening';
  const timing = simulatedTiming({ callNs, visitNoise: 0, batchNoise: 0 }, 10, 1);
  return { ...simulatedVisit({ candidate, phase, round: 0, process: 0 }, timing), ...changes };
}

const twin = { duplicate: true } as const;

describe('noise floors', () => {
  it('are null where no block was measured twice', () => {
    expect(noiseFloors([visit('a', 1e6), visit('b', 1e6)])).toEqual({ screening: null, confirmation: null });
  });

  it('tell how far a block and its hidden duplicate differ, in each phase', () => {
    const confirmed = { phase: 'confirmation' } as const;
    const floors = noiseFloors([
      visit('a', 1.01e6),
      visit('a', 0.99e6, twin),
      visit('a', 1.002e6, confirmed),
      visit('a', 0.998e6, { ...confirmed, ...twin }),
    ]);
    expect(floors.screening?.pairs).toBe(1);
    expect(floors.screening?.relative).toBeCloseTo(0.02, 4);
    expect(floors.confirmation?.relative).toBeCloseTo(0.004, 4);
  });

  it('stay near the largest difference of a few pairs', () => {
    const pairs = [0, 0.01, 0.05].flatMap((difference, index) => [
      visit(`c${index}`, 1e6 * (1 - difference / 2)),
      visit(`c${index}`, 1e6 * (1 + difference / 2), twin),
    ]);
    const { screening } = noiseFloors(pairs);
    expect(screening?.pairs).toBe(3);
    expect(screening?.relative).toBeGreaterThan(0.04);
    expect(screening?.relative).toBeLessThanOrEqual(0.05 + 1e-9);
  });

  it('take nothing from a discarded visit', () => {
    const { outcome, ...rest } = visit('a', 2e6, twin);
    if (outcome.state !== 'timed') throw new Error('the simulation times every visit');
    const discarded: MeasuredVisit = { ...rest, outcome: { ...outcome, state: 'discarded', reason: 'x' } };
    expect(noiseFloors([visit('a', 1e6), discarded]).screening).toBeNull();
  });
});
