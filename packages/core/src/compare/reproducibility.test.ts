import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../record/records.js';
import { compareRuns } from './compare-runs.js';
import { simulatedCandidates, simulatedRun } from './fixtures/simulated-run.js';
import { reproducibility } from './reproducibility.js';
import type { RunAlone } from './run-alone.js';

const candidates = simulatedCandidates(16);

/** Each candidate takes a tenth as long again as the one before, times its factor. */
function runOf(factor: (index: number) => number, parts: Partial<RunRecord> = {}): RunAlone {
  const visits = (index: number) =>
    Array.from({ length: 8 }, (_, visit) => 1000 * 1.1 ** index * factor(index) * (1 + 0.001 * (visit % 2)));
  const run = simulatedRun(new Map(candidates.map((one, index) => [one, visits(index)])), parts);
  return { ...run, run: { ...run.run, state: 'complete', ...parts } };
}

const on = (hypervisor: string, run: RunAlone): RunAlone => ({
  ...run,
  device: { ...run.device!, fingerprint: { ...run.device!.fingerprint, hypervisor } },
});

const later = { run: 'run-b', startedAt: '2026-01-02T00:00:00.000Z' };
const a = runOf(() => 1);

function told(b: RunAlone, first = a) {
  return reproducibility(first, b, compareRuns(first, b));
}

describe('whether a run confirms another', () => {
  it('is told by the order, the fronts and how far latencies differ', () => {
    const confirmed = told(runOf(() => 1.001, later));
    expect(confirmed?.missed).toEqual([]);
    expect(confirmed?.targets.map(({ figure }) => figure)).toEqual([
      'tau',
      'jaccard',
      'coverage',
      'median_difference',
      'p95_difference',
    ]);
  });

  it('is not where every other candidate changes places with its neighbour', () => {
    const missed = told(runOf((index) => (index % 2 === 0 ? 1.15 : 1 / 1.15), later))?.missed ?? [];
    expect(missed.map(({ figure }) => figure)).toContain('tau');
    expect(missed.map(({ figure }) => figure)).toContain('p95_difference');
  });

  it('asks for less on a shared machine', () => {
    const b = runOf(() => 1.03, later);
    expect(told(b)?.missed.map(({ figure }) => figure)).toEqual(['median_difference']);
    const shared = told(on('kvm', b), on('kvm', a));
    expect(shared).toMatchObject({ isShared: true, missed: [] });
    expect(shared?.targets).toHaveLength(3);
  });

  it('is not said where one run took over visits of the other: its front is that one’s own', () => {
    const b = runOf((index) => (index === 3 ? 1 : 1.001), later);
    expect(compareRuns(a, b).takenOver).toEqual([candidates[3]!.key]);
    expect(told(b)).toBeNull();
  });

  it('is not said of other devices, protocols or sweeps, nor of a run that was not ended', () => {
    const protocol = { ...a.run.protocol, screening: { ...a.run.protocol.screening, halfWidth: 0.5 } };
    for (const parts of [
      { device: 'other' },
      { sweep: 'other' },
      { protocol },
      { state: 'interrupted' },
    ] as const) {
      expect(told(runOf(() => 1, { ...later, ...parts }))).toBeNull();
    }
  });
});
