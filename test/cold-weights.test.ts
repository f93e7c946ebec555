import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explore } from './explore.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, writeConfig } from './tiny-sweep.js';

/** A block with weights, and one without any. */
const SWEEP = {
  ...PAIR_SWEEP,
  blocks: [
    { kind: 'standard', kernel: [3] },
    { kind: 'sequence', layers: [{ layer: 'maxPool', kernel: 3 }] },
  ],
};

it(
  'a sweep with cold weights goes all the way, beside a hot one and apart from it',
  async () => {
    const cwd = sandbox();
    const sql = (text: string) => query(join(cwd, 'convscape.sqlite'), text);
    const sweep = async (cache: string) => {
      writeConfig(cwd, { ...SWEEP, measure: { ...SWEEP.measure, cache } });
      const ended = await explore(['sweep', '--config', 'sweep.json'], { cwd });
      expect(ended, ended.stderr).toMatchObject({ code: 0 });
      const exported = await explore(['export', '--format', 'json'], { cwd });
      return JSON.parse(exported.stdout) as readonly Record<string, unknown>[];
    };

    const hot = await sweep('hot');
    const cold = await sweep('cold-weights');
    for (const [rows, cache] of [
      [hot, 'hot'],
      [cold, 'cold-weights'],
    ] as const) {
      expect(rows.map((row) => [row.kind, row.cache])).toEqual([
        ['standard', cache],
        ['sequence', cache],
      ]);
      for (const row of rows) {
        expect(['measured', 'noisy', 'screened'], String(row.reason)).toContain(row.state);
        expect(row.roofline_share).toBeGreaterThan(0);
      }
    }
    expect(cold[0]?.run).not.toBe(hot[0]?.run);

    const [asBefore] = await sweep('hot');
    expect([hot[0]?.run, cold[0]?.run]).not.toContain(asBefore?.run);
    expect(asBefore?.roofline_share).toBeGreaterThan(0);

    const bytes = await sql(
      `SELECT run.cache, min(visit.runnable_bytes) AS least, max(visit.runnable_bytes) AS most FROM visit JOIN run USING (run)
       JOIN candidate USING (candidate) WHERE kind = 'standard' GROUP BY run.cache ORDER BY run.cache`,
    );
    const [rotated, alone] = bytes as readonly { readonly least: number; readonly most: number }[];
    // Twice the last-level cache of any machine that runs this is more than a thousand copies of 9 KiB.
    expect(rotated!.least).toBeGreaterThan(alone!.most + 1000 * 9 * 1024);

    const peaks = await sql(
      `SELECT peaks ->> '$.macsPerSecond.median' AS macs, peaks ->> '$.bytesPerSecond.median' AS bytes FROM run`,
    );
    expect(peaks).toHaveLength(3);
    for (const { macs, bytes: read } of peaks) {
      expect(macs).toBeGreaterThan(0);
      expect(read).toBeGreaterThan(0);
    }
  },
  A_SWEEP_MS,
);
