import { type MeasurementRecord, type Protocol, resultOf, type VisitRecord } from '@convscape/core';

/** What a candidate's visits in one run say together, as it is stored. `visits` has one or more, all of this candidate. */
export function measurementOf(
  run: string,
  candidate: string,
  visits: readonly VisitRecord[],
  protocol: Protocol,
): MeasurementRecord {
  const errors = visits.flatMap(({ outcome }) =>
    'verification' in outcome && outcome.verification ? [outcome.verification.error] : [],
  );
  const ranWith = visits.flatMap(({ outcome }) => (outcome.state === 'timed' ? [outcome.ranWith] : []));
  return {
    run,
    candidate,
    result: resultOf(visits, protocol),
    ranWith: ranWith.at(-1) ?? null,
    error: errors.length > 0 ? Math.max(...errors) : null,
  };
}
