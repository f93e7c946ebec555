import type { RunRecord, StoredSweep } from '../record/records.js';
import { compareText } from './compare-text.js';
import { newestRunFirst } from './newest-run-first.js';
import { furthestCopyFirst, type RunCopy, runCopiesOf } from './run-copy.js';

/**
 * A sweep is its name: what several databases hold of one becomes one, whatever their order. Devices and candidates are joined by their keys,
 * and what was asked is taken from the database with the newest run. Of a run that several have, the copy that went furthest is taken with what it
 * measured; another's measurement only where that copy has none, as of a candidate that is asked for in the other database alone. In order of name.
 */
export function mergeSweeps(stored: readonly StoredSweep[]): StoredSweep[] {
  const byName = new Map<string, StoredSweep[]>();
  for (const one of stored) {
    const known = byName.get(one.sweep.name);
    if (known === undefined) byName.set(one.sweep.name, [one]);
    else known.push(one);
  }
  return [...byName.values()].map(joined).sort((a, b) => compareText(a.sweep.name, b.sweep.name));
}

interface Held {
  readonly stored: StoredSweep;
  /** The copy that it has of the newest of its runs; undefined where it has none. */
  readonly newest: RunCopy | undefined;
}

function joined(stored: readonly StoredSweep[]): StoredSweep {
  if (stored.length === 1) return stored[0]!;
  const copies = stored.flatMap(runCopiesOf).sort(furthestCopyFirst);
  // Of each run the record of its furthest copy: a run is as new in one database as in another.
  const runs = distinct(
    copies.map(({ run }) => run),
    ({ run }) => run,
  ).sort(newestRunFirst);
  const sweeps = newestSweepFirst(stored, runs);
  return {
    sweep: sweeps[0]!.sweep,
    devices: distinct(
      sweeps.flatMap((one) => one.devices),
      ({ device }) => device,
    ),
    runs,
    candidates: distinct(
      sweeps.flatMap((one) => one.candidates),
      ({ key }) => key,
    ),
    measurements: distinct(
      copies.flatMap(({ measurements }) => measurements),
      ({ run, candidate }) => `${run} ${candidate}`,
    ),
  };
}

/** The first of each key, in their order. */
export function distinct<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  const byKey = new Map<string, Value>();
  for (const value of values) if (!byKey.has(keyOf(value))) byKey.set(keyOf(value), value);
  return [...byKey.values()];
}

/** The database with the newest run first, of several such the one whose copy of it went further; those without a run last. */
function newestSweepFirst(stored: readonly StoredSweep[], newestFirst: readonly RunRecord[]): StoredSweep[] {
  const ages = new Map(newestFirst.map(({ run }, age) => [run, age]));
  const ageOf = ({ run }: RunCopy) => ages.get(run.run)!;
  return stored
    .map((one): Held => ({ stored: one, newest: runCopiesOf(one).sort((a, b) => ageOf(a) - ageOf(b))[0] }))
    .sort((a, b) => {
      if (a.newest === undefined || b.newest === undefined)
        return Number(a.newest === undefined) - Number(b.newest === undefined) || byAsked(a, b);
      return ageOf(a.newest) - ageOf(b.newest) || furthestCopyFirst(a.newest, b.newest) || byAsked(a, b);
    })
    .map((one) => one.stored);
}

/** Databases that have the same newest run may still ask for other things. */
function byAsked({ stored: a }: Held, { stored: b }: Held): number {
  return compareText(askedText(a), askedText(b));
}

const askedText = ({ sweep, candidates }: StoredSweep): string =>
  JSON.stringify([sweep, candidates.map(({ key }) => key)]);
