import { OUTPUT_SAMPLE_SIZE } from '../engine/output-sample.js';
import type { RanWith, Verification, VisitFlag, VisitOutcome, VisitTiming } from '../measure/visit.js';
import { expected, list, number, object, oneOf, type Reader, shape, text, whole } from './json-reader.js';

/** A thousand years in nanoseconds, more calls than that has, more bytes than there are: what is beyond is no measurement. */
const MOST_NS = 1e18;
const MOST_CALLS = 1e12;
const MOST_BYTES = Number.MAX_SAFE_INTEGER;
const MOST_BATCHES = 10_000;
const LONGEST_REASON = 1000;

/** No clock is ten times as fast as another of its device; what a run's own clock allows is asked when its times are judged. */
const MOST_CORRECTION = 10;

const positiveNs = number(Number.MIN_VALUE, MOST_NS);
const someNs = number(0, MOST_NS);

/** Written out so that a flag that is added is missed here by the compiler. */
const FLAGS: { readonly [Flag in VisitFlag]: true } = {
  'unstable-warmup': true,
  'single-call-batches': true,
  'coarse-timer': true,
  disturbed: true,
  'llc-larger-than-cap': true,
};

const timing = (fewestBatches: 0 | 1): Reader<VisitTiming> =>
  shape(
    {
      callsPerBatch: whole(1, MOST_CALLS),
      batchesNs: list(positiveNs, fewestBatches, MOST_BATCHES),
      warmupCalls: whole(0, MOST_CALLS),
      warmupNs: someNs,
      timerStepNs: positiveNs,
      flags: list(oneOf(...(Object.keys(FLAGS) as VisitFlag[])), 0, 10),
    },
    {
      kernelBatchesNs: list(positiveNs, 1, MOST_BATCHES),
      conditions: shape(
        {},
        {
          runQueueShare: number(0, 1),
          recentRunQueueShare: number(0, 1),
          stealShare: number(0, 1),
          computeNs: list(positiveNs, 1, MOST_BATCHES),
          inflation: shape({ compute: number(0, 1e6), memory: number(0, 1e6) }),
          correction: number(1 / MOST_CORRECTION, MOST_CORRECTION),
          sentinelNs: someNs,
        },
      ),
    },
  );

const ranWith: Reader<RanWith> = shape({
  algorithm: text(100),
  kernels: list(text(100), 0, 1000),
  kernelHash: text(100),
  engineVersion: text(100),
  runnableBytes: whole(0, MOST_BYTES),
});

/** No engine of ours states a bound above 3e-5; what an error is held against is `allowedError`. */
const verification: Reader<Verification> = shape({
  kernelHash: text(100),
  error: number(0, Number.MAX_VALUE),
  errorBound: number(0, 1e-4),
  positions: whole(0, MOST_CALLS),
});

const timed = shape(
  {
    state: oneOf('timed'),
    timing: timing(1),
    ranWith,
    outputSample: list(number(-Number.MAX_VALUE, Number.MAX_VALUE), OUTPUT_SAMPLE_SIZE, OUTPUT_SAMPLE_SIZE),
  },
  { verification },
);

/** A clock that went back may have left none of its batches. */
const discarded = shape(
  { state: oneOf('discarded'), reason: text(LONGEST_REASON), timing: timing(0), ranWith },
  { verification },
);

const failed = shape({ state: oneOf('failed'), reason: text(LONGEST_REASON) }, { verification });

const notRun = shape({ state: oneOf('unsupported', 'skipped'), reason: text(LONGEST_REASON) });

/**
 * The outcome of a turn that somebody else took, as far as its form goes. A turn that ended in times carries elements of its output.
 * @throws {DeviceResultsError} `NOT_DEVICE_RESULTS` with the place where it is none
 */
export const readVisitOutcome: Reader<VisitOutcome> = (json, place) => {
  switch (object(json, place).state) {
    case 'timed':
      return timed(json, place);
    case 'discarded':
      return discarded(json, place);
    case 'failed':
      return failed(json, place);
    case 'unsupported':
    case 'skipped':
      return notRun(json, place);
    default:
      throw expected('the state of a turn', place === '' ? 'state' : `${place}.state`);
  }
};
