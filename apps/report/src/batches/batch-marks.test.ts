import { describe, expect, it } from 'vitest';
import { batchPicture } from './batch-marks.js';
import { namedOutliers } from './named-outliers.js';

const visit = (latenciesNs: readonly number[], discarded?: string) => ({
  startedAt: '2026-01-01T00:00:00.000Z',
  phase: 'confirmation' as const,
  ...(discarded !== undefined && { discarded }),
  flags: [],
  latenciesNs,
});
const steady = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100];

describe('the picture of batches', () => {
  it('names outliers by the fences of their own visit: a slower visit is none', () => {
    const slower = steady.map((value) => value * 1.5);
    const picture = batchPicture({
      ...{ candidate: 'a', run: 'r', total: 21 },
      visits: [visit(steady), visit([...slower, 400])],
    });
    expect(picture.outliers).toEqual({ mild: 0, severe: 1 });
    expect(picture.visits[1]?.marks.at(-1)).toMatchObject({ index: 20, label: 'high-severe' });
    expect(picture.visits.map(({ first }) => first)).toEqual([0, 10]);
  });

  it('is not pressed flat by one batch that took a thousand times as long', () => {
    const { lowNs, highNs } = batchPicture({
      ...{ candidate: 'a', run: 'r', total: 41 },
      visits: [visit([...steady, ...steady, ...steady, ...steady, 100_000], 'machine busy')],
    });
    expect(highNs).toBeLessThan(200);
    expect(lowNs).toBeLessThan(98);
  });

  it('has a scale even where all batches are alike, or there is one', () => {
    for (const latencies of [[5, 5, 5], [7]]) {
      const { lowNs, highNs } = batchPicture({
        ...{ candidate: 'a', run: 'r', total: latencies.length },
        visits: [visit(latencies)],
      });
      expect(highNs).toBeGreaterThan(lowNs);
    }
  });

  it('has a visit that was cut short before its first batch, with its reason and without a time', () => {
    const { visits, count } = batchPicture({
      ...{ candidate: 'a', run: 'r', total: 10 },
      visits: [visit([], 'the clock jumped'), visit(steady)],
    });
    expect(visits[0]).toMatchObject({ discarded: 'the clock jumped', timing: null, marks: [] });
    expect(visits[1]).toMatchObject({
      first: 0,
      timing: { medianNs: 100, fastestNs: 98, slowestNs: 102 },
    });
    expect(count).toBe(10);
    const place = (value: number) => value;
    expect([...namedOutliers(visits, place, place, 10)]).toEqual([]);
  });

  it('names the severe outliers that have room, the furthest first', () => {
    const { visits } = batchPicture({
      ...{ candidate: 'a', run: 'r', total: 23 },
      visits: [visit([...steady, 400, 900, ...steady, 300])],
    });
    const named = namedOutliers(
      visits,
      (index) => index * 10,
      () => 0,
      10,
    );
    expect([...named]).toEqual([11, 22]);
  });
});
