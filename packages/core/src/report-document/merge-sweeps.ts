import type { StoredSweep } from '../record/records.js';
import { compareText } from './compare-text.js';

/**
 * A sweep is its name: what several databases hold of one becomes one. Runs, devices, candidates and measurements are joined by their
 * keys, and what was asked is taken from the database with the newest run. In order of name.
 */
export function mergeSweeps(stored: readonly StoredSweep[]): StoredSweep[] {
  const byName = new Map<string, StoredSweep>();
  for (const one of [...stored].sort(newestRunFirst)) {
    const known = byName.get(one.sweep.name);
    byName.set(one.sweep.name, known === undefined ? one : joined(known, one));
  }
  return [...byName.values()].sort((a, b) => compareText(a.sweep.name, b.sweep.name));
}

function joined(newer: StoredSweep, older: StoredSweep): StoredSweep {
  return {
    sweep: newer.sweep,
    devices: distinct([...newer.devices, ...older.devices], ({ device }) => device),
    runs: distinct([...newer.runs, ...older.runs], ({ run }) => run),
    candidates: distinct([...newer.candidates, ...older.candidates], ({ key }) => key),
    measurements: distinct(
      [...newer.measurements, ...older.measurements],
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

function newestRunFirst(a: StoredSweep, b: StoredSweep): number {
  return compareText(newestStart(b), newestStart(a)) || b.measurements.length - a.measurements.length;
}

function newestStart({ runs }: StoredSweep): string {
  return (
    runs
      .map((run) => run.startedAt)
      .sort(compareText)
      .at(-1) ?? ''
  );
}
