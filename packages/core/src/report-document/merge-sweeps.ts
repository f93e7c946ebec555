import type { StoredSweep } from '../record/records.js';
import { compareText } from './compare-text.js';
import { newestCopyFirst, type RunCopy, runCopiesOf } from './run-copy.js';

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
  /** The newest first. */
  readonly copies: readonly RunCopy[];
}

function joined(stored: readonly StoredSweep[]): StoredSweep {
  if (stored.length === 1) return stored[0]!;
  const held = stored
    .map((one): Held => ({ stored: one, copies: runCopiesOf(one).sort(newestCopyFirst) }))
    .sort(newestRunFirst);
  const sweeps = held.map((one) => one.stored);
  const copies = held.flatMap((one) => one.copies).sort(newestCopyFirst);
  return {
    sweep: sweeps[0]!.sweep,
    devices: distinct(
      sweeps.flatMap((one) => one.devices),
      ({ device }) => device,
    ),
    runs: distinct(
      copies.map(({ run }) => run),
      ({ run }) => run,
    ),
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

function newestRunFirst(a: Held, b: Held): number {
  const [newestA] = a.copies;
  const [newestB] = b.copies;
  if (newestA === undefined || newestB === undefined)
    return b.copies.length - a.copies.length || byAsked(a, b);
  return newestCopyFirst(newestA, newestB) || byAsked(a, b);
}

/** Databases that have the same newest run may still ask for other things. */
function byAsked({ stored: a }: Held, { stored: b }: Held): number {
  return compareText(askedText(a), askedText(b));
}

const askedText = ({ sweep, candidates }: StoredSweep): string =>
  JSON.stringify([sweep, candidates.map(({ key }) => key)]);
