import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeviceResultsError } from './device-results-error.js';
import { rightSample, sampleResults, smallCandidate } from './fixtures/sample-results.js';
import { implausible } from './implausible.js';
import { expectedSample, sampleError } from './output-check.js';
import { readDeviceResults } from './read-device-results.js';

const candidates = [smallCandidate(3), smallCandidate(5)];
const results = sampleResults(candidates);

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
    ['visits.0.outcome.outputSample', [1, 2, 3]],
    ['visits.0.outcome.state', 'excellent'],
    ['visits.0.outcome.verification.errorBound', 1],
    ['visits.0.startedAt', 'yesterday'],
    ['fingerprint.runtime', 'x'.repeat(101)],
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
    const { outcome } = results.visits[0]!;
    if (outcome.state !== 'timed') throw new Error('the fixture is timed');
    const { peaks } = results.run;
    expect(implausible(candidates[0]!, outcome, peaks)).toBeNull();
    const batchesNs = outcome.timing.batchesNs.map((batchNs) => batchNs / 1000);
    const fast = { ...outcome, timing: { ...outcome.timing, batchesNs } };
    expect(implausible(candidates[0]!, fast, peaks)).toMatch(/^\d+ times as fast as the device can be$/);

    // A GPU may well be, but not faster than any.
    const onGpu = { ...candidates[0]!, engine: 'webgpu' };
    expect(implausible(onGpu, fast, peaks)).toBeNull();
    const faster = batchesNs.map((batchNs) => batchNs / 1e6);
    const absurd = { ...outcome, timing: { ...outcome.timing, batchesNs: faster } };
    expect(implausible(onGpu, absurd, peaks)).toBe('faster than any GPU');
  });
});
