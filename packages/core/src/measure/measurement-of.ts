import type { MeasurementRecord } from '../record/records.js';
import type { Protocol } from './protocol.js';
import { counts, type JudgedVisit, resultOf } from './result-of.js';

/**
 * What a candidate's visits in one run say together, as it is stored; nothing where none of them counts yet. `all` are of this
 * candidate, with those of its hidden duplicate.
 */
export function measurementOf(
  run: string,
  candidate: string,
  all: readonly JudgedVisit[],
  protocol: Protocol,
): readonly MeasurementRecord[] {
  const visits = all.filter(counts);
  if (visits.length === 0) return [];
  const errors = visits.flatMap(({ outcome }) =>
    'verification' in outcome && outcome.verification ? [outcome.verification.error] : [],
  );
  const ranWith = visits.flatMap(({ outcome }) => (outcome.state === 'timed' ? [outcome.ranWith] : []));
  return [
    {
      run,
      candidate,
      result: resultOf(visits, protocol),
      ranWith: ranWith.at(-1) ?? null,
      error: errors.length > 0 ? Math.max(...errors) : null,
    },
  ];
}
