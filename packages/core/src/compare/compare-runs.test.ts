import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../record/records.js';
import type { Candidate } from '../space/candidate.js';
import { makeCandidate } from '../space/candidate-key.js';
import { compareRuns } from './compare-runs.js';
import { simulatedCandidates, simulatedRun } from './fixtures/simulated-run.js';

const VISITS = 8;
const candidates = simulatedCandidates(16);
/** Each candidate takes half as long again as the one before. */
const latencyOf = (one: Candidate) => 1000 * 1.5 ** candidates.indexOf(one);

/** A run of all candidates, every visit exactly `factor` of its latency long but for a scatter of 0.2 %. */
const steadyRun = (factor: (one: Candidate) => number, parts: Partial<RunRecord> = {}, all = candidates) =>
  simulatedRun(
    new Map(
      all.map((one) => [
        one,
        Array.from(
          { length: VISITS },
          (_, visit) => latencyOf(one) * factor(one) * (1 + 0.002 * (visit % 2)),
        ),
      ]),
    ),
    parts,
  );
const sentinels = (computeNs: number) => ({ computeNs, memoryNs: 1e6, memoryBytes: 2 ** 20 });
const later = { run: 'run-b', startedAt: '2026-01-02T00:00:00.000Z' };

describe('compareRuns', () => {
  it('finds what became slower and faster, and calls the rest the same', () => {
    const [slow, fast] = [candidates[3]!, candidates[7]!];
    const b = steadyRun((one) => (one === slow ? 1.2 : one === fast ? 0.9 : 1.0001), later);
    const comparison = compareRuns(
      steadyRun(() => 1),
      b,
    );
    expect(comparison.tally).toEqual({ slower: 1, faster: 1, same: 14, undecided: 0 });
    expect(comparison.compared.slice(0, 2)).toMatchObject([
      { candidate: slow.key, verdict: 'slower' },
      { candidate: fast.key, verdict: 'faster' },
    ]);
    const [first] = comparison.compared;
    expect(first!.ratio).toBeCloseTo(1.2, 9);
    expect(first!.low).toBeGreaterThan(1.19);
    expect(first!.high).toBeLessThan(1.21);
    // 14 questions are open once two are answered.
    expect(comparison.confidence).toBe(1 - 0.05 / 14);
  });

  it('takes a difference within the noise of either run for none, however narrow the interval', () => {
    const b = (parts: Partial<RunRecord>) =>
      compareRuns(
        steadyRun(() => 1),
        steadyRun(() => 1.02, { ...later, ...parts }),
      );
    const noise = { screening: null, confirmation: { pairs: 3, relative: 0.025 } };
    expect(b({}).tally).toMatchObject({ slower: 16 });
    expect(b({ noise }).tally).toEqual({ slower: 0, faster: 0, same: 16, undecided: 0 });
  });

  it('tells which candidates a run saw too seldom to be sure, and calls nothing the same by one visit each', () => {
    const once = (factor: number) =>
      simulatedRun(new Map(candidates.map((one) => [one, [latencyOf(one) * factor]])));
    const { compared, tally } = compareRuns(once(1), once(1.0001));
    expect(compared.every(({ isSeldomSeen }) => isSeldomSeen)).toBe(true);
    expect(tally).toEqual({ slower: 0, faster: 0, same: 0, undecided: 16 });
    const steady = compareRuns(
      steadyRun(() => 1),
      steadyRun(() => 1.0001, later),
    );
    expect(steady.compared.some(({ isSeldomSeen }) => isSeldomSeen)).toBe(false);
  });

  it('compares at one clock where the baselines of one device differ, and tells both figures', () => {
    const a = steadyRun(() => 1, { sentinels: sentinels(300_000) });
    const b = steadyRun(() => 1.1, { ...later, sentinels: sentinels(330_000) });
    const { clock, compared, tally, differences, differencesAsTimed } = compareRuns(a, b);
    expect(clock).toBeCloseTo(1.1, 12);
    expect(tally).toMatchObject({ same: 16 });
    for (const { ratio, asTimed } of compared) {
      expect(ratio).toBeCloseTo(1, 9);
      expect(asTimed.ratio).toBeCloseTo(1.1, 9);
      expect(asTimed.low).toBeLessThan(asTimed.ratio);
    }
    expect(differences!.median).toBeCloseTo(0, 9);
    expect(differencesAsTimed!.p95).toBeCloseTo(0.2 / 2.1, 9);
  });

  it('divides the clock out of no latency that was told as it was: of another processor, or of what fits no cache', () => {
    const [cached, inMemory, onGpu] = [
      candidates[0]!,
      candidates[1]!,
      makeCandidate({ ...candidates[2]!, engine: 'webgpu' }),
    ];
    const told = (factor: number, parts: Partial<RunRecord>) => {
      const visits = [1, 1.001, 1.002, 1.003, 1.004, 1.005].map((share) => 1000 * factor * share);
      const alone = simulatedRun(
        new Map([cached, inMemory, onGpu].map((one) => [one, visits] as const)),
        parts,
      );
      const ranWith = new Map(alone.ranWith).set(inMemory.key, {
        ...alone.ranWith!.get(inMemory.key)!,
        runnableBytes: 2 ** 19 + 1,
      });
      return { ...alone, ranWith };
    };
    const a = told(1, { sentinels: sentinels(300_000) });
    const b = told(1.1, { ...later, sentinels: sentinels(330_000) });
    const { clock, compared } = compareRuns(a, b);
    expect(clock).toBeCloseTo(1.1, 12);
    const ratioOf = ({ key }: Candidate) => compared.find(({ candidate }) => candidate === key)!;
    expect(ratioOf(cached)).toMatchObject({ verdict: 'same', ratio: expect.closeTo(1, 9) });
    for (const one of [inMemory, onGpu]) {
      expect(ratioOf(one)).toMatchObject({ verdict: 'slower', clock: 1, ratio: expect.closeTo(1.1, 9) });
      expect(ratioOf(one).asTimed.ratio).toBeCloseTo(1.1, 9);
    }
    // Where nothing but rows is left of a run, as in a report, all that a candidate touches is counted: here more than half a mebibyte.
    const rowsAlone = ({ ranWith: _, ...alone }: typeof a) => alone;
    const byRows = compareRuns(rowsAlone(a), rowsAlone(b)).compared;
    for (const { ratio } of byRows) expect(ratio).toBeCloseTo(1.1, 9);
  });

  it('knows no clock that two devices share', () => {
    const a = steadyRun(() => 1, { sentinels: sentinels(300_000) });
    const b = steadyRun(() => 2, { ...later, device: 'device-b', sentinels: sentinels(600_000) });
    const comparison = compareRuns(a, b);
    expect(comparison).toMatchObject({ isSameDevice: false, clock: null, tau: 1, jaccard: 1 });
    expect(comparison.medianRatio).toBeCloseTo(2, 9);
  });

  it('asks nothing of a measurement that the other run took over', () => {
    const b = steadyRun((one) => (one === candidates[0] ? 1 : 1.3), later);
    const comparison = compareRuns(
      steadyRun(() => 1),
      b,
    );
    expect(comparison.takenOver).toEqual([candidates[0]!.key]);
    expect(comparison.compared).toHaveLength(15);
  });

  it('tells candidates that one run has not, and those that one did not time', () => {
    const [first, second, ...rest] = candidates;
    const a = steadyRun(() => 1, {}, [first!, second!, ...rest.slice(1)]);
    const b = simulatedRun(
      new Map<Candidate, number[] | { state: 'failed'; reason: string }>([
        [second!, { state: 'failed', reason: 'wrong' }],
        ...rest.map((one) => [one, Array.from({ length: VISITS }, () => latencyOf(one))] as const),
      ]),
      later,
    );
    expect(compareRuns(a, b)).toMatchObject({
      onlyInA: [first!.key],
      onlyInB: [rest[0]!.key],
      untimed: [{ candidate: second!.key, a: 'measured', b: 'failed' }],
    });
  });

  it('says who joined the front and who left it', () => {
    // All are on the front in MACs and latency as they stand, but one that became slower than its cheaper and dearer neighbours.
    const beaten = candidates[4]!;
    const falling = (one: Candidate) => 1e12 / latencyOf(one) ** 2;
    const a = steadyRun(falling);
    const b = steadyRun((one) => falling(one) * (one === beaten ? 5 : 1.0001), later);
    const { front, jaccard, coverage } = compareRuns(a, b);
    expect(front).toEqual({
      joined: [],
      left: [{ candidate: beaten.key, a: 'certain', b: 'out', isCertain: true }],
    });
    expect(jaccard).toBeCloseTo(15 / 16, 12);
    expect(coverage.bByA).toBe(1);
    expect(coverage.aByB).toBeCloseTo(15 / 16, 12);
    expect(compareRuns(b, a).front.joined).toMatchObject([{ candidate: beaten.key, a: 'out', b: 'certain' }]);
  });

  it('looks only at the candidates that are asked for', () => {
    const wanted = candidates[0]!.key;
    const b = steadyRun(() => 1.5, later);
    const { compared, confidence } = compareRuns(
      steadyRun(() => 1),
      b,
      ({ candidate }) => candidate === wanted,
    );
    expect(compared.map(({ candidate }) => candidate)).toEqual([wanted]);
    expect(confidence).toBe(0.95);
  });
});
