import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from '../pool.js';
import { smallTask } from './fixtures/small-task.js';
import { openPool } from './open-pool.js';

let pool: Pool;

beforeAll(async () => {
  pool = await openPool({ workers: 1, processes: 1 });
});

afterAll(() => pool.close());

describe('a watched turn', () => {
  it('says what the sentinels saw, and how long it waited for a core where the system tells', async () => {
    const baseline = await pool.baseline();
    expect(baseline.computeNs).toBeGreaterThan(0);
    expect(baseline.memoryNs).toBeGreaterThan(0);
    expect(baseline.memoryBytes).toBeLessThanOrEqual(64 * 2 ** 20);
    const watch = { baseline, keepDisturbed: true };
    const outcome = await pool.confirm({ ...smallTask('reference', 'confirmation'), watch }, 0);
    if (outcome.state !== 'timed') throw new Error(outcome.reason);
    const { conditions } = outcome.timing;
    expect(conditions?.inflation?.compute).toBeGreaterThan(0);
    expect(conditions?.inflation?.memory).toBeGreaterThan(0);
    expect(conditions?.sentinelNs).toBeGreaterThan(0);
    expect(conditions?.runQueueShare !== undefined).toBe(existsSync('/proc/thread-self/schedstat'));
  });

  it('on a machine slower than its baseline is discarded, or flagged where it must be kept', async () => {
    const impossible = { computeNs: 1, memoryNs: 1, memoryBytes: 2 ** 20 };
    const take = (keepDisturbed: boolean) =>
      pool.screen({ ...smallTask('reference'), watch: { baseline: impossible, keepDisturbed } });
    expect(await take(false)).toMatchObject({
      state: 'discarded',
      timing: { callsPerBatch: expect.any(Number) },
    });
    expect(await take(true)).toMatchObject({
      state: 'timed',
      timing: { flags: expect.arrayContaining(['disturbed']) },
    });
  });
});
