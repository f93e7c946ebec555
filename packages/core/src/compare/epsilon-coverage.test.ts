import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OBJECTIVES } from '../cost/cost.js';
import { paretoFront } from '../pareto/pareto-front.js';
import type { Row } from '../record/row.js';
import { standard, stored, timed } from '../report-document/fixtures/stored.js';
import { rowsOf } from '../report-document/rows/rows-of.js';
import { epsilonCoverage } from './epsilon-coverage.js';

const base = rowsOf(stored([standard], [timed(standard, 1000)]))[0]!;
const row = (parts: Partial<Row>): Row => ({ ...base, front: 'out', ...parts });
const coverage = (rows: readonly Row[], others: readonly Row[]) =>
  epsilonCoverage(rows, others, DEFAULT_OBJECTIVES);

describe('epsilonCoverage', () => {
  const p = row({ candidate: 'p', latency_ns: 100, front: 'certain' });
  const inB = (candidate: string) => row({ candidate, latency_ns: 7, front: 'contested' });

  it('takes what is at most 3 % slower for as good, by the latencies of the first run', () => {
    const within = row({ candidate: 'q', latency_ns: 103 });
    const beyond = row({ candidate: 'r', latency_ns: 103.1 });
    expect(coverage([p, within], [inB('q')])).toBe(1);
    expect(coverage([p, beyond], [inB('r')])).toBe(0);
  });

  it('asks an answer to be no worse in anything that is counted', () => {
    const dearer = row({ candidate: 'q', latency_ns: 50, macs: p.macs + 1 });
    const blinder = row({ candidate: 'r', latency_ns: 50, mixing_reach: p.mixing_reach / 2 });
    expect(coverage([p, dearer, blinder], [inB('q'), inB('r')])).toBe(0);
  });

  it.each([{ slot: '8x8x8-8-s1' }, { engine: 'other' }, { threads: 2 }])(
    'asks an answer to be of the same front, not one of %o',
    (elsewhere) => {
      const fast = row({ candidate: 'q', latency_ns: 50, ...elsewhere });
      expect(coverage([p, fast], [{ ...inB('q'), ...elsewhere }])).toBe(0);
    },
  );

  it('cannot take for an answer what the first run did not time, or the second has not on its front', () => {
    const untimed = row({ candidate: 'q', latency_ns: null });
    expect(coverage([p, untimed], [inB('q'), inB('unheard of')])).toBe(0);
    expect(coverage([p, row({ candidate: 'r', latency_ns: 1 })], [{ ...inB('r'), front: 'out' }])).toBe(0);
  });

  it('does not exist where the first front is empty', () => {
    expect(coverage([row({ candidate: 'p' })], [p])).toBeNull();
  });

  it('is 1 of a true front by itself and by any front that holds it, and grows with ε', () => {
    const point = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 50, max: 120 }));
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.boolean()),
        (points, kept) => {
          const members = new Set(paretoFront(points, ['minimize', 'minimize']));
          const rows = points.map(([macs, latency_ns], index) =>
            row({ candidate: `c${index}`, macs, latency_ns, front: members.has(index) ? 'certain' : 'out' }),
          );
          expect(coverage(rows, rows)).toBe(1);
          expect(
            coverage(
              rows,
              rows.map((one) => ({ ...one, front: 'contested' as const })),
            ),
          ).toBe(1);
          const some = rows.filter(() => kept.next().value);
          const shares = [0, 0.03, 0.2, 5].map(
            (epsilon) => epsilonCoverage(rows, some, DEFAULT_OBJECTIVES, epsilon)!,
          );
          expect(shares).toEqual([...shares].sort((a, b) => a - b));
        },
      ),
    );
  });
});
