import type { VisitRecord } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { runRecord } from '../sweep/fixtures/run-record.js';
import { visitsOfRow } from './visits-of-row.js';

const RUN = runRecord({ run: 'run-1', sweep: 'blocks', device: 'device-a' });

/** Of one call a batch, in round `round`. */
const visit = (name: string, round: number, callNs: number): VisitRecord => ({
  visit: name,
  run: 'run-1',
  candidate: 'a',
  phase: 'confirmation',
  round,
  process: 0,
  startedAt: '2026-01-01T00:00:01.000Z',
  outcome: {
    state: 'timed',
    timing: {
      callsPerBatch: 1,
      batchesNs: [callNs],
      warmupCalls: 3,
      warmupNs: 1,
      timerStepNs: 1,
      flags: [],
    },
    ranWith: { algorithm: 'direct', kernels: [], kernelHash: 'h', engineVersion: '1', runnableBytes: 1 },
  },
});

const shared = [visit('one', 1, 1000), visit('two', 2, 1200)];
const here = { run: RUN, visits: [...shared, visit('three', 3, 1400)] };
const there = { run: RUN, visits: [...shared, visit('four', 3, 900)] };
const wanted = (latencyNs: number | null) => ({ sweep: 'blocks', candidate: 'a', run: 'run-1', latencyNs });
const namesOf = (visits: readonly VisitRecord[]) => visits.map(({ visit: name }) => name);

describe('the visits of a row', () => {
  it('are those of the copy whose measurement the row tells, where its run went on in two', () => {
    for (const copies of [
      [here, there],
      [there, here],
    ]) {
      expect(namesOf(visitsOfRow(wanted(1200), copies))).toEqual(['one', 'two', 'three']);
      expect(namesOf(visitsOfRow(wanted(1000), copies))).toEqual(['one', 'two', 'four']);
    }
  });

  it('are all there are where no copy says what the row does', () => {
    expect(visitsOfRow(wanted(7), [here, there])).toHaveLength(6);
    expect(visitsOfRow(wanted(null), [here])).toEqual(here.visits);
    expect(visitsOfRow(wanted(1000), [])).toEqual([]);
  });
});
