export * from './device-results.js';
export * from './device-results-error.js';
export { implausible, type ToldConditions } from './implausible.js';
export { type ExpectedSample, expectedSample, sampleError } from './output-check.js';
export { readDeviceResults } from './read-device-results.js';
export { readVisitOutcome } from './read-visit-outcome.js';
export { withoutSample } from './without-sample.js';
export { wrongOutput } from './wrong-output.js';
