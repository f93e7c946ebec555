import type { VisitOutcome } from '../measure/visit.js';

/** An outcome without the elements of its output: once they are checked they have done their service, and are not stored. */
export function withoutSample(outcome: VisitOutcome): VisitOutcome {
  if (outcome.state !== 'timed') return outcome;
  const { outputSample: _sample, ...rest } = outcome;
  return rest;
}
