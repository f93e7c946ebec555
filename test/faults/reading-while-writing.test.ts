import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '@convscape/core';
import { describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { connectTo, type ForeignConnection, query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { SOLO_SWEEP, writeConfig } from '../tiny-sweep.js';
import { IS_FULL, itSurvives } from './fault.js';
import { damageOf, expectOk, FAULT_CANDIDATES, FAULT_SWEEP, SWEEP } from './fault-sweep.js';

const MOST_LOG_BYTES = 64 * 2 ** 20;

itSurvives(
  '7. reports, fronts and foreign readers during a sweep, one of them in one transaction',
  async () => {
    const cwd = sandbox();
    const file = join(cwd, 'convscape.sqlite');
    const config = IS_FULL ? FAULT_SWEEP : SOLO_SWEEP;
    writeConfig(cwd, config);
    let isRunning = true;
    let reads = 0;
    let mostLogBytes = 0;
    const sweep = explore(SWEEP, { cwd }).finally(() => {
      isRunning = false;
    });
    const whileRunning = async (read: () => Promise<void>) => {
      while (isRunning) {
        if (existsSync(file) && existsSync(`${file}-wal`)) {
          mostLogBytes = Math.max(
            mostLogBytes,
            statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
          );
          await read();
          reads++;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const command = async (args: readonly string[]) => expectOk(await explore(args, { cwd }));
    const visits = 'SELECT count(*) AS visits FROM visit';
    // What it sees cannot leave the log before it ends, which is after the sweep.
    let held: ForeignConnection | undefined;
    let seen: unknown;
    await Promise.all([
      whileRunning(() => command(['report', '--out', 'meanwhile.html'])),
      whileRunning(() => command(['front'])),
      whileRunning(async () => {
        expect(await query(file, visits)).toHaveLength(1);
      }),
      whileRunning(async () => {
        if (held !== undefined) return;
        held = await connectTo(file);
        await held.ask('BEGIN');
        seen = await held.ask(visits);
      }),
    ]);
    expectOk(await sweep);
    expect(await held?.ask(visits)).toEqual(seen);
    expect(await query(file, visits)).not.toEqual(seen);
    await held?.close();
    const [stored] = await query(file, visits);
    console.log(`the log of ${stored?.visits} visits: ${(mostLogBytes / 2 ** 20).toFixed(1)} MiB`);
    expect(mostLogBytes).toBeLessThan(MOST_LOG_BYTES);
    expect(mostLogBytes).toBeGreaterThan(0);
    expect(await damageOf(cwd)).toEqual([]);
    const [count] = await query(file, 'SELECT count(*) AS results FROM measurement');
    expect(count?.results).toBe(IS_FULL ? FAULT_CANDIDATES : 1);
    return { tries: reads, lost: 0 };
  },
);

/** Readers come and go in turns of so long: what a machine's clock does in the meantime then touches both alike. */
const TURN_MS = 3000;
const MOST_INFLATION = 1.03;

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

if (IS_FULL) {
  describe('the sentinels of visits that are kept', () => {
    itSurvives('7. sentinels beside readers, against those without: over 3 % slower', async () => {
      const cwd = sandbox();
      const file = join(cwd, 'convscape.sqlite');
      const quick = new URL('../../examples/quick/sweep.json', import.meta.url);
      const config = JSON.parse(readFileSync(quick, 'utf8'));
      writeConfig(cwd, { ...config, measure: { ...config.measure, workers: 1 } });
      const readings: Span[] = [];
      let isRunning = true;
      const sweep = explore(SWEEP, { cwd }).finally(() => {
        isRunning = false;
      });
      for (let turn = 0; isRunning; turn++) {
        const fromMs = Date.now();
        while (isRunning && Date.now() < fromMs + TURN_MS) {
          if (turn % 2 === 1 && existsSync(file))
            for (const args of [['report', '--out', 'meanwhile.html'], ['front']])
              expectOk(await explore(args, { cwd }));
          else await new Promise((resolve) => setTimeout(resolve, 20));
        }
        if (turn % 2 === 1) readings.push({ fromMs, toMs: Date.now() });
      }
      expectOk(await sweep);
      const visits = await query(
        file,
        `SELECT started_at AS startedAt, warmup_ns + (SELECT sum(value) FROM json_each(batches_ns)) AS ns, state,
           conditions ->> '$.inflation.compute' AS compute, conditions ->> '$.inflation.memory' AS memory
         FROM visit WHERE state IN ('timed', 'discarded') AND batches_ns IS NOT NULL`,
      );
      const placed = visits.map(({ startedAt, ns, state, compute, memory }) => {
        const fromMs = Date.parse(String(startedAt));
        const toMs = fromMs + Number(ns) / 1e6;
        const isBeside = readings.some((reading) => fromMs >= reading.fromMs && toMs <= reading.toMs);
        const isCalm = readings.every((reading) => toMs < reading.fromMs || fromMs > reading.toMs);
        return {
          isBeside,
          isCalm,
          isKept: state === 'timed',
          compute: Number(compute),
          memory: Number(memory),
        };
      });
      const kept = placed.filter(({ isKept }) => isKept);
      const [beside, calm] = [kept.filter(({ isBeside }) => isBeside), kept.filter(({ isCalm }) => isCalm)];
      expect(Math.min(beside.length, calm.length)).toBeGreaterThan(20);
      const all = placed.filter(({ isBeside }) => isBeside).length;
      console.log(
        `${beside.length} of ${all} visits beside readers are kept, ${calm.length} without readers`,
      );
      let lost = 0;
      for (const sentinel of ['compute', 'memory'] as const) {
        const inflation =
          median(beside.map((visit) => visit[sentinel])) / median(calm.map((visit) => visit[sentinel]));
        console.log(`the ${sentinel} sentinel beside readers: ×${inflation.toFixed(3)}`);
        if (!(inflation <= MOST_INFLATION)) lost++;
      }
      expect(lost).toBe(0);
      return { tries: kept.length, lost };
    });
  });
}
