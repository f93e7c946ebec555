import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VisitOutcome } from '../measure/visit.js';
import { DeviceResultsError } from './device-results-error.js';
import { rightSample, sampleResults, smallCandidate } from './fixtures/sample-results.js';
import { implausible } from './implausible.js';
import { expectedSample, sampleError } from './output-check.js';
import { readDeviceResults } from './read-device-results.js';
import { allowedError } from './wrong-output.js';

const candidates = [smallCandidate(3), smallCandidate(5)];
const results = sampleResults(candidates);

type Timed = Extract<VisitOutcome, { readonly state: 'timed' }>;
const timed = results.visits[0]!.outcome as Timed;

type Json = { [key: string]: unknown };

/** Every place of a document that holds something, as a path. */
function placesOf(json: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof json !== 'object' || json === null) return [path];
  return [path, ...Object.entries(json).flatMap(([key, value]) => placesOf(value, [...path, key]))];
}

function withValueAt(json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(json) as Json;
  copy[key] = withValueAt(copy[key], rest, value);
  return copy;
}

describe('a file of results', () => {
  it('is read as it was written', () => {
    expect(readDeviceResults(JSON.parse(JSON.stringify(results)))).toEqual(results);
  });

  it('loses what it should not have', () => {
    const more = JSON.parse(JSON.stringify(results));
    more.html = '<script>';
    more.visits[0].outcome.timing.html = '<script>';
    Object.defineProperty(more.run, '__proto__', { value: { seed: 2 }, enumerable: true });
    expect(readDeviceResults(more)).toEqual(results);
  });

  it('is refused with the place of whatever is of the wrong kind, and never with another error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...placesOf(results)),
        fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 0, Number.NaN, Number.POSITIVE_INFINITY, 1e300, '', [])),
        (path, value) => {
          try {
            readDeviceResults(withValueAt(results, path, value));
          } catch (error) {
            expect(error).toBeInstanceOf(DeviceResultsError);
            if (path.length > 0) expect((error as DeviceResultsError).place).toContain(path[0]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['visits.0.outcome.timing.batchesNs.1', -1],
    ['visits.0.outcome.timing.batchesNs.1', 0],
    ['visits.0.outcome.timing.batchesNs', []],
    ['visits.0.outcome.timing.callsPerBatch', 0.5],
    ['visits.0.outcome.timing.conditions.correction', 1000],
    ['visits.0.outcome.outputSample', [1, 2, 3]],
    ['visits.0.outcome.state', 'excellent'],
    ['visits.0.outcome.verification.errorBound', 1],
    ['visits.0.startedAt', 'yesterday'],
    ['run.startedAt', '+275760-09-13T00:00:00.000Z'],
    ['run.seed', 1.5],
    ['run.seed', 2 ** 53],
    ['run.protocol.confirmation.confidence', 1],
    ['visits.0.outcome.ranWith.runnableBytes', 2 ** 53],
    ['visits.0.outcome.ranWith.runnableBytes', 0.5],
    ['fingerprint.cpuModel', 'half \ud83d'],
    ['fingerprint.runtime', 'x'.repeat(101)],
    ['fingerprint.v8Version', '13.6.233'],
    ['run.protocol.cache', 'warm'],
    ['run.peaks.macsPerSecond.high', 1e18],
    ['kind', 'something else'],
  ])('is refused for %s being %j', (place, value) => {
    expect(() => readDeviceResults(withValueAt(results, place.split('.'), value))).toThrow(
      DeviceResultsError,
    );
  });

  it('of a newer version says so', () => {
    expect(() => readDeviceResults({ ...results, version: 2 })).toThrow(
      expect.objectContaining({ code: 'NEWER_DEVICE_RESULTS' }),
    );
  });
});

describe('the elements of an output that travel', () => {
  it('are right where the whole output is, and wrong where one of them is', () => {
    for (const candidate of candidates) {
      const expected = expectedSample(candidate);
      const sample = rightSample(candidate);
      expect(sampleError(sample, expected)).toBe(0);
      const wrong = sample.map((value, index) => (index === 40 ? value + expected.largest * 1e-3 : value));
      expect(sampleError(wrong, expected)).toBeCloseTo(1e-3, 5);
    }
  });

  it('are not those of another candidate', () => {
    const [one, other] = candidates;
    expect(sampleError(rightSample(one!), expectedSample(other!))).toBeGreaterThan(0.1);
  });
});

describe('times that cannot be true', () => {
  it('are those of a device ten times faster than its own peak', () => {
    const outcome = timed;
    const { run } = results;
    expect(implausible(candidates[0]!, outcome, run)).toBeNull();
    const batchesNs = outcome.timing.batchesNs.map((batchNs) => batchNs / 1000);
    const fast = { ...outcome, timing: { ...outcome.timing, batchesNs } };
    expect(implausible(candidates[0]!, fast, run)).toMatch(/^\d+ times as fast as the device can be$/);

    // A GPU may well be, but not faster than any.
    const onGpu = { ...candidates[0]!, engine: 'webgpu' };
    expect(implausible(onGpu, fast, run)).toBeNull();
    const faster = batchesNs.map((batchNs) => batchNs / 1e6);
    const absurd = { ...outcome, timing: { ...outcome.timing, batchesNs: faster } };
    expect(implausible(onGpu, absurd, run)).toBe('faster than any GPU');
  });

  it('are those that a correction makes so', () => {
    const { run } = results;
    const dividedBy = (correction: number, change: Partial<Timed['timing']> = {}): Timed => ({
      ...timed,
      timing: { ...timed.timing, ...change, conditions: { correction } },
    });
    expect(implausible(candidates[0]!, dividedBy(1.1), run)).toBeNull();
    expect(implausible(candidates[0]!, dividedBy(1.2), run)).toBe(
      'nothing is divided by 1.20 for a slow clock',
    );
    // A device whose run began at half the clock that its latencies are told at.
    const slow = { ...run, sentinels: { ...run.sentinels, clockNs: run.sentinels.computeNs / 2 } };
    expect(implausible(candidates[0]!, dividedBy(2.2), slow)).toBeNull();
    expect(implausible(candidates[0]!, dividedBy(2.3), slow)).toContain('divided by 2.30');
    // About 93 times its peak as it was timed, 102 times as it counts.
    const fastest = dividedBy(1.1, { batchesNs: timed.timing.batchesNs.map((ns) => ns / 90) });
    const times = (outcome: Timed) => Number(implausible(candidates[0]!, outcome, run)?.split(' ')[0]);
    const uncorrected = { ...fastest, timing: { ...fastest.timing, conditions: {} } };
    expect(times(fastest) / times(uncorrected)).toBeCloseTo(1.1, 1);
    // No clock of the processor is divided out of a GPU's times.
    expect(implausible({ ...candidates[0]!, engine: 'webgpu' }, dividedBy(1.05), run)).toContain('1.05');
  });

  it('are not those of several threads that are each as fast as one', () => {
    const batchesNs = timed.timing.batchesNs.map((batchNs) => batchNs / 15);
    const outcome = { ...timed, timing: { ...timed.timing, batchesNs } };
    const [candidate] = candidates;
    const withThreads = (threads: number) => ({ ...candidate!, options: { ...candidate!.options, threads } });
    expect(implausible(withThreads(1), outcome, results.run)).toMatch(/^1\d times as fast/);
    expect(implausible(withThreads(4), outcome, results.run)).toBeNull();
  });

  it('are those of kernels that are no part of their batches', () => {
    const onGpu = { ...candidates[0]!, engine: 'webgpu' };
    const { batchesNs, timerStepNs } = timed.timing;
    const judged = (kernelBatchesNs: readonly number[], candidate = onGpu) =>
      implausible(candidate, { ...timed, timing: { ...timed.timing, kernelBatchesNs } }, results.run);
    expect(judged(batchesNs.map((batchNs) => batchNs / 2))).toBeNull();
    expect(judged(batchesNs.map((batchNs) => batchNs + timerStepNs))).toBeNull();
    expect(judged(batchesNs.map((batchNs) => 2 * batchNs))).toContain('longer than the batch');
    expect(judged(batchesNs.slice(1))).toContain('not every batch');
    expect(judged([1e-3, ...batchesNs.slice(1)])).toBe('faster than any GPU');
    expect(judged(batchesNs, candidates[0]!)).toBe('wasm knows no time of its kernels alone');
  });
});

describe('how wrong an output may be', () => {
  const winograd = ['f32-conv-winograd-f4x3-6x8-u4'];

  it('is for the kernels that can run the candidate to say, not for who ran it', () => {
    expect(allowedError(smallCandidate(3), { kernels: ['f32-conv-6x8-u4'] })).toBe(1e-5);
    expect(allowedError(smallCandidate(3), { kernels: winograd })).toBe(3e-5);
    // Winograd runs no filters of five rows.
    expect(allowedError(smallCandidate(5), { kernels: winograd })).toBe(1e-5);
    expect(allowedError(smallCandidate(3), { kernels: ['whatever'] })).toBe(1e-5);
  });

  it('is that of direct kernels where these were asked for, and on a GPU', () => {
    const candidate = smallCandidate(3);
    const direct = { ...candidate, options: { ...candidate.options, algorithm: 'direct' as const } };
    expect(allowedError(direct, { kernels: winograd })).toBe(1e-5);
    expect(allowedError({ ...candidate, engine: 'webgpu' }, { kernels: winograd })).toBe(1e-5);
  });
});
