import { CACHE_MODES, type Protocol } from '../measure/protocol.js';
import type { MeasuredVisit } from '../measure/result-of.js';
import type { DeviceFingerprint } from '../record/device.js';
import type { MeasuredPeaks, PeakRate } from '../record/measured-peaks.js';
import { DEVICE_RESULTS_VERSION, type DeviceResults, type DeviceResultsRun } from './device-results.js';
import { DeviceResultsError } from './device-results-error.js';
import {
  either,
  entries,
  flag,
  list,
  moment,
  number,
  object,
  oneOf,
  type Reader,
  shape,
  text,
  whole,
} from './json-reader.js';
import { readVisitOutcome } from './read-visit-outcome.js';

const MOST_VISITS = 1_000_000;
const positive = number(Number.MIN_VALUE, 1e18);
const share = number(0, 1);
/** Of an interval. None is sure, and none is asked for that is as likely wrong. */
const confidence = number(0.5, 0.9999);
const count = whole(1, 1e6);

const fingerprint: Reader<DeviceFingerprint> = shape(
  {
    cpuModel: text(200),
    cpuFlags: list(text(50), 0, 1000),
    physicalCores: either(oneOf('unknown'), whole(1, 1e5)),
    logicalCores: whole(1, 1e5),
    quotaCores: either(oneOf('unknown'), positive),
    cacheBytes: entries(positive, 20),
    hypervisor: text(200),
    governor: text(100),
    turbo: text(100),
    operatingSystem: text(100),
    architecture: text(100),
    runtime: text(100),
    // No page knows it and every Node process does: so that no file can pass for the machine that keeps the database.
    v8Version: oneOf('unknown'),
    v8Flags: list(text(200), 0, 100),
    webAssemblyFeatures: list(text(50), 0, 100),
  },
  { crossOriginIsolated: flag },
);

const protocol: Reader<Protocol> = shape({
  version: oneOf(1, 2, 3),
  cache: oneOf(...CACHE_MODES),
  batch: shape({ targetMs: positive, minMs: positive }),
  warmup: shape({
    minCalls: count,
    minMs: positive,
    againMs: positive,
    tolerance: share,
    windowBatches: count,
    maxMs: positive,
  }),
  screening: shape({ minBatches: count, maxBatches: count, confidence, halfWidth: share }),
  confirmation: shape({
    minVisits: count,
    maxVisits: count,
    batchesPerVisit: count,
    processes: count,
    confidence,
    halfWidth: share,
    maxTimedMs: positive,
  }),
});

/** Far above what one thread of anything does: what times are held against must not be whatever the file likes. */
const possible = number(Number.MIN_VALUE, 1e14);
const rate: Reader<PeakRate> = shape({ median: possible, low: possible, high: possible });

const peaks: Reader<MeasuredPeaks> = shape(
  { macsPerSecond: rate, bytesPerSecond: rate, bufferBytes: positive },
  {
    joinedMacsPerSecond: rate,
    caches: list(shape({ cache: text(20), cacheBytes: positive, bytesPerSecond: rate }), 0, 20),
  },
);

const run: Reader<DeviceResultsRun> = shape({
  seed: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  protocol,
  workers: whole(1, 1e5),
  calibrations: entries(entries(either(number(-1e18, 1e18), either(text(200), flag)), 100), 20),
  startedAt: moment,
  finishedAt: moment,
  isComplete: flag,
  sentinels: shape({ computeNs: positive, memoryNs: positive, memoryBytes: positive }, { clockNs: positive }),
  peaks,
});

const visit: Reader<MeasuredVisit> = shape(
  {
    candidate: text(100),
    phase: oneOf('screening', 'confirmation'),
    round: whole(0, 1e5),
    process: whole(0, 1e5),
    startedAt: moment,
    outcome: readVisitOutcome,
  },
  { duplicate: oneOf(true) },
);

const document: Reader<DeviceResults> = shape({
  kind: oneOf('convscape-device-results'),
  version: oneOf(DEVICE_RESULTS_VERSION),
  writtenBy: text(100),
  sweep: text(200),
  fingerprint,
  run,
  visits: list(visit, 0, MOST_VISITS),
});

/**
 * Parsed JSON as results of this version, made anew: what is not named here is left out.
 * @throws {DeviceResultsError} `NEWER_DEVICE_RESULTS` for a version that this one does not know, `NOT_DEVICE_RESULTS` with the place where it
 * is none. Whether the results can be true is another question.
 */
export function readDeviceResults(json: unknown): DeviceResults {
  const { version, writtenBy } = object(json, '');
  if (typeof version === 'number' && Number.isInteger(version) && version > DEVICE_RESULTS_VERSION) {
    throw new DeviceResultsError('NEWER_DEVICE_RESULTS', {
      message: `the results were written by convscape ${String(writtenBy).slice(0, 100)} in version ${version}, and this one reads up to version ${DEVICE_RESULTS_VERSION}`,
      place: 'version',
      hint: 'read them with that version of convscape or a newer one',
    });
  }
  return document(json, '');
}
