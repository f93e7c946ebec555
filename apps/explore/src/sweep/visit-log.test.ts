import type { JudgedVisit } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { VisitLog } from './visit-log.js';

type Timed = Extract<JudgedVisit['outcome'], { readonly state: 'timed' }>;

const timed = (batchesNs: readonly number[], more: Partial<Timed> = {}): Timed => ({
  state: 'timed',
  timing: { callsPerBatch: 7, batchesNs, flags: [] },
  ranWith: {
    algorithm: 'direct',
    kernels: ['f32-gconv-4x4'],
    kernelHash: 'ab'.repeat(32),
    engineVersion: '1',
    runnableBytes: 4096,
  },
  ...more,
});

const visit = (candidate: string, outcome: JudgedVisit['outcome'], more = {}): JudgedVisit => ({
  candidate,
  phase: 'screening',
  round: 0,
  process: 0,
  startedAt: '2026-01-01T00:00:00.000Z',
  outcome,
  ...more,
});

const verification = { kernelHash: 'ab'.repeat(32), error: 2.5e-7, errorBound: 1e-5, positions: 64 };

const EVERY_KIND: readonly JudgedVisit[] = [
  visit('a', timed([2_000_001, 2 ** 40, 0.5, 0], { verification })),
  visit('b', timed([2_000_000], { verification: { ...verification, kernelHash: 'cd'.repeat(32) } })),
  visit('b', timed([2_000_000])),
  visit('a', timed([1, 2, 3]), { duplicate: true }),
  visit('a', {
    ...timed([1.25]),
    state: 'discarded',
    reason: 'waited for a core 1.2 % of the time',
    verification,
  }),
  visit(
    'a',
    timed([3], {
      timing: {
        callsPerBatch: 1,
        batchesNs: [3.5],
        kernelBatchesNs: [2.5],
        flags: ['disturbed', 'coarse-timer'],
        conditions: { correction: 1.0125 },
      },
    }),
    { phase: 'confirmation', round: 3, process: 1, startedAt: '2026-01-01T01:00:00.000Z' },
  ),
  visit('c', { state: 'failed', reason: 'it fell over' }),
  visit('c', {
    state: 'failed',
    reason: 'wrong answer',
    verification: { ...verification, error: Number.POSITIVE_INFINITY },
  }),
  visit('c', {
    state: 'failed',
    reason: 'wrong answer',
    verification: { ...verification, error: Number.NaN },
  }),
  visit('d', { state: 'unsupported', reason: 'not in float16: “½”\n…' }),
  visit('e', { state: 'skipped', reason: 'no memory' }),
];

describe('the visits of a run', () => {
  it('gives back what plans and results are made from, by candidate, in the order in which it was added', () => {
    const log = new VisitLog(EVERY_KIND);
    for (const candidate of ['a', 'b', 'c', 'd', 'e']) {
      expect(log.of(candidate)).toStrictEqual(EVERY_KIND.filter((one) => one.candidate === candidate));
    }
    expect(log.of('f')).toEqual([]);
    expect(log.candidates()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(log.ofTwins()).toStrictEqual(EVERY_KIND.filter((one) => one.candidate === 'a'));
    expect(log.candidatesSince(EVERY_KIND.length - 3)).toEqual(['c', 'd', 'e']);
    expect([log.size, log.discarded]).toEqual([EVERY_KIND.length, 1]);
  });

  it('keeps of a stored visit only that', () => {
    const stored = { ...visit('a', timed([1, 2])), visit: 'v1', run: 'r1' };
    const timing = { ...timed([1, 2]).timing, warmupCalls: 3, warmupNs: 4.5, timerStepNs: 20 };
    const log = new VisitLog([{ ...stored, outcome: { ...timed([]), timing } }]);
    expect(log.of('a')).toStrictEqual([visit('a', timed([1, 2]))]);
  });
});
