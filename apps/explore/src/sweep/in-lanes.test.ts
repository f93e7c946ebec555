import { describe, expect, it } from 'vitest';
import { inLanes } from './in-lanes.js';

describe('inLanes', () => {
  it('works on every item once, never more at a time than there are lanes', async () => {
    const seen: number[] = [];
    let now = 0;
    let most = 0;
    await inLanes(
      [1, 2, 3, 4, 5],
      () => 2,
      new AbortController().signal,
      async (item) => {
        most = Math.max(most, ++now);
        await Promise.resolve();
        seen.push(item);
        now--;
      },
    );
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('takes no further item once it is stopped', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    await inLanes(
      [1, 2, 3],
      () => 1,
      stop.signal,
      async (item) => {
        seen.push(item);
        if (item === 2) stop.abort();
      },
    );
    expect(seen).toEqual([1, 2]);
  });

  it('closes lanes when their number falls, and still does everything', async () => {
    let lanes = 3;
    const seen: number[] = [];
    const most: number[] = [];
    let now = 0;
    await inLanes(
      [1, 2, 3, 4, 5, 6, 7, 8],
      () => lanes,
      new AbortController().signal,
      async (item) => {
        most.push(++now);
        await Promise.resolve();
        if (item === 3) lanes = 1;
        seen.push(item);
        now--;
      },
    );
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(Math.max(...most.slice(0, 3))).toBe(3);
    expect(Math.max(...most.slice(-3))).toBe(1);
  });
});
