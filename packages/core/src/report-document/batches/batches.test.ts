import { describe, expect, it } from 'vitest';
import type { VisitRecord } from '../../record/records.js';
import { buildReportDocument } from '../build-report-document.js';
import { grouped, run, standard, stored, timed } from '../fixtures/stored.js';
import { readReportDocument } from '../read-report-document.js';
import { batchesOf } from './batches-of.js';
import { MOST_BATCHES } from './candidate-batches.js';
import { batchesWanted, withBatches } from './with-batches.js';

const ranWith = {
  algorithm: 'direct',
  kernels: ['f32-conv-6x8'],
  kernelHash: 'abc',
  engineVersion: '1',
  runnableBytes: 1000,
};

interface Parts extends Partial<VisitRecord> {
  readonly batchesNs?: readonly number[];
  readonly correction?: number;
}

function visit(parts: Parts = {}): VisitRecord {
  const { batchesNs = [2_000_000, 2_100_000], correction, ...rest } = parts;
  return {
    visit: `visit-${rest.startedAt ?? ''}-${rest.candidate ?? ''}`,
    run: 'run-1',
    candidate: standard.key,
    phase: 'confirmation',
    round: 1,
    process: 0,
    startedAt: '2026-01-01T00:00:01.000Z',
    outcome: {
      state: 'timed',
      timing: {
        callsPerBatch: 2,
        batchesNs,
        warmupCalls: 3,
        warmupNs: 1,
        timerStepNs: 1,
        flags: [],
        ...(correction !== undefined && { conditions: { correction } }),
      },
      ranWith,
    },
    ...rest,
  };
}

describe('the batches of a candidate', () => {
  it('are latencies of a call, visit by visit in the order of time, the discarded with their reason', () => {
    const late = visit({ startedAt: '2026-01-01T00:00:09.000Z', batchesNs: [3_000_000] });
    const { outcome } = visit();
    const discarded = visit({
      outcome:
        outcome.state === 'timed' ? { ...outcome, state: 'discarded', reason: 'machine busy' } : outcome,
    });
    expect(batchesOf([late, discarded])).toEqual({
      candidate: standard.key,
      run: 'run-1',
      total: 3,
      visits: [
        {
          startedAt: '2026-01-01T00:00:01.000Z',
          phase: 'confirmation',
          discarded: 'machine busy',
          flags: [],
          latenciesNs: [1_000_000, 1_050_000],
        },
        {
          startedAt: '2026-01-01T00:00:09.000Z',
          phase: 'confirmation',
          flags: [],
          latenciesNs: [1_500_000],
        },
      ],
    });
  });

  it('are at the clock that the latency of their row is at', () => {
    const slow = batchesOf([visit({ correction: 1.25 })]);
    expect(slow?.visits[0]?.latenciesNs).toEqual([800_000, 840_000]);
  });

  it('are none where nothing was timed, and leave hidden duplicates out', () => {
    expect(batchesOf([])).toBeNull();
    expect(batchesOf([visit({ outcome: { state: 'failed', reason: 'wrong answer' } })])).toBeNull();
    expect(batchesOf([visit({ duplicate: true })])).toBeNull();
  });

  it('are evenly taken where they are too many, and say how many there were', () => {
    const visits = Array.from({ length: 20 }, (_, index) =>
      visit({
        startedAt: `2026-01-01T00:00:${String(index + 10)}.000Z`,
        batchesNs: Array.from({ length: 61 }, (_, batch) => 1000 + batch),
      }),
    );
    const found = batchesOf(visits)!;
    expect(found.total).toBe(1220);
    expect(found.visits.flatMap(({ latenciesNs }) => latenciesNs)).toHaveLength(MOST_BATCHES);
    const counts = found.visits.map(({ latenciesNs }) => latenciesNs.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });
});

describe('a document with batches', () => {
  const sweep = stored([standard, grouped], [timed(standard, 1_000_000), timed(grouped, 2_000_000)], {
    runs: [run()],
  });
  const document = buildReportDocument([sweep], { writtenBy: '1.2.3' });

  it('has those of the fronts, and of the run of their rows', () => {
    const wanted = batchesWanted(document);
    const onFront = document.rows.filter(({ front }) => front === 'certain' || front === 'contested');
    expect(wanted.map(({ candidate }) => candidate).sort()).toEqual(
      onFront.map(({ candidate }) => candidate).sort(),
    );
    const [first] = wanted;
    const own = visit({ candidate: first!.candidate });
    const other = visit({ candidate: first!.candidate, run: 'run-0', startedAt: '2025-01-01T00:00:00.000Z' });
    const batches = withBatches(document, [own, own, other, visit({ candidate: 'unknown' })]).batches;
    expect(batches).toMatchObject([{ candidate: first!.candidate, run: 'run-1', total: 2 }]);
  });

  it('is read back, and is the same document where nobody has visits', () => {
    expect(withBatches(document, [])).toBe(document);
    const [first] = batchesWanted(document);
    const full = withBatches(document, [visit({ candidate: first!.candidate })]);
    expect(readReportDocument(JSON.parse(JSON.stringify(full)))).toEqual(full);
    expect(() =>
      readReportDocument({ ...full, batches: [{ candidate: 'a', run: 'b', total: 1, visits: [{}] }] }),
    ).toThrow('batches[0].visits[0]');
  });
});
