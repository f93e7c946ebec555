import { neverMeet, type RunAlone } from '@convscape/core';
import { usageError } from '../failure/command-error.js';

/**
 * That two runs can be compared at all.
 * @throws {CommandError} exit 2
 */
export function checkComparable(a: RunAlone, b: RunAlone): void {
  if (a.run.run === b.run.run) {
    throw usageError(`A and B are both the run ${a.run.run}`, 'explore runs lists the others');
  }
  const apart = neverMeet(a.run, b.run);
  if (apart !== null) {
    const [said, mend] =
      apart.what === 'cache'
        ? [
            `A was measured with ${apart.a} caches and B with ${apart.b}: they answer different questions and never meet`,
            'choose two runs of one cache mode: explore runs says which each has',
          ]
        : [
            `A was measured by protocol version ${apart.a} and B by version ${apart.b}: such results never meet`,
            'measure the older one again: explore sweep --config sweep.json --fresh',
          ];
    throw usageError(said, mend);
  }
  const inA = new Set(a.rows.map(({ candidate }) => candidate));
  if (!b.rows.some(({ candidate }) => inA.has(candidate))) {
    throw usageError(
      `run ${a.run.run} of the sweep ${JSON.stringify(a.run.sweep)} and run ${b.run.run} of ${JSON.stringify(b.run.sweep)} share no candidate`,
      'a candidate is the same where slot, block, engine and options are: choose runs of one sweep, or of two that overlap',
    );
  }
}
