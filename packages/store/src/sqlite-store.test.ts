import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RunRecord, VisitRecord } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import type { Transaction } from './database.js';
import type { SqlRow } from './driver/driver.js';
import { changedDriver } from './fixtures/changed-driver.js';
import { onEachDriver } from './fixtures/on-each-driver.js';
import {
  candidateNumber,
  measurementOf,
  putSweepWithRun,
  RUN,
  SWEEP,
  visitNumber,
} from './fixtures/records.js';
import { temporaryFolder } from './fixtures/temporary-folder.js';
import { MIGRATIONS } from './migrations/migrations.js';
import { openDatabase } from './open-database.js';
import { openStore } from './open-store.js';
import { countVisits } from './records/visit-table.js';
import { SqliteStore } from './sqlite-store.js';
import type { StoreError } from './store-error.js';

const folder = temporaryFolder();
let files = 0;
const newFile = () => join(folder, `${files++}.sqlite`);

onEachDriver('the store', (driver) => {
  const open = (file: string, mode: 'write' | 'read') =>
    openStore(file, { mode, driver: driver.name, busyTimeoutMs: 2000 });

  async function opened(candidates: number) {
    const store = await open(newFile(), 'write');
    await putSweepWithRun(store, candidates);
    return store;
  }

  async function query(file: string, sql: string): Promise<readonly SqlRow[]> {
    const connection = await driver.open(file, 'read');
    const rows = await (await connection.prepare(sql)).all([]);
    await connection.close();
    return rows.map((row) => ({ ...row }));
  }

  it('says which driver it sits on', async () => {
    const store = await opened(0);
    expect(store.driver).toBe(driver.name);
    await store.close();
  });

  describe('candidates', () => {
    it('retire when they are not named any more, keep what was measured, and come back', async () => {
      const store = await opened(3);
      await store.putMeasurements([measurementOf('c0', 100), measurementOf('c2', 300)]);

      await store.putCandidates(SWEEP.name, [candidateNumber(3), candidateNumber(0)]);
      const without = await store.readSweep(SWEEP.name);
      expect(without?.candidates.map(({ key }) => key)).toEqual(['c3', 'c0']);
      expect(without?.measurements.map(({ candidate }) => candidate)).toEqual(['c0']);

      await store.putCandidates(SWEEP.name, [candidateNumber(2)]);
      const again = await store.readSweep(SWEEP.name);
      expect(again?.measurements).toEqual([measurementOf('c2', 300)]);
      await store.close();
    });

    it('may belong to two sweeps, and retire in one of them alone', async () => {
      const store = await opened(2);
      await store.putSweep({ ...SWEEP, name: 'other' });
      await store.putCandidates('other', [candidateNumber(1)]);
      await store.putCandidates(SWEEP.name, []);
      expect((await store.readSweep(SWEEP.name))?.candidates).toEqual([]);
      expect((await store.readSweep('other'))?.candidates).toEqual([candidateNumber(1)]);
      await store.close();
    });
  });

  describe('visits', () => {
    it('put twice under one id are stored once, as they were first', async () => {
      const store = await opened(1);
      await store.putVisits([visitNumber(1)]);
      await store.putVisits([{ ...visitNumber(1), round: 7 }, visitNumber(2)]);
      expect(await store.readVisits(RUN.run)).toEqual([visitNumber(1), visitNumber(2)]);
      await store.close();
    });

    it('are all there when each was put on its own at the same moment', async () => {
      const store = await opened(1);
      const visits = Array.from({ length: 200 }, (_, number) => visitNumber(number));
      await Promise.all(visits.map((visit) => store.putVisits([visit])));
      expect(await store.readVisits(RUN.run)).toEqual(visits);
      const seen: VisitRecord[] = [];
      await store.forEachVisit(RUN.run, (visit) => seen.push(visit));
      expect(seen).toEqual(visits);
      await store.close();
    });

    it('are counted by run, the discarded ones apart', async () => {
      const store = await opened(1);
      const { outcome, ...rest } = visitNumber(2);
      if (outcome.state !== 'timed') throw new Error('the fixture is a timed visit');
      const discarded = {
        ...rest,
        outcome: { ...outcome, state: 'discarded', reason: 'disturbed' } as const,
      };
      await store.putVisits([visitNumber(1), discarded, visitNumber(3)]);
      await store.putRun({ ...RUN, run: 'without visits' });
      const counts = new Map([[RUN.run, { visits: 3, discarded: 1 }]]);
      expect(await store.countVisits()).toEqual(counts);
      expect(await store.countVisits(SWEEP.name)).toEqual(counts);
      expect(await store.countVisits('other')).toEqual(new Map());
      await store.close();
    });

    it('are counted of one sweep by its runs, without a look at those of others', async () => {
      const store = await opened(1);
      await store.close();
      let counting = '';
      const all = async (sql: string) => {
        counting = sql;
        return [];
      };
      await countVisits({ all } as unknown as Transaction, SWEEP.name);
      const plan = await query(store.file, `EXPLAIN QUERY PLAN ${counting.replace('?', "'a'")}`);
      const steps = plan.map(({ detail }) => String(detail));
      expect(steps.filter((step) => /SEARCH visit .*visit_by_run/.test(step))).toHaveLength(1);
      expect(steps.filter((step) => /SCAN/.test(step))).toEqual([]);
    });

    it('that a new run takes over are stored with it and its events, or nothing is', async () => {
      const store = await opened(1);
      const run = { ...RUN, run: 'r1' };
      const event = { run: 'r1', at: RUN.startedAt, kind: 'reuse', message: 'two visits' };
      const visits = [1, 2].map((number) => ({ ...visitNumber(number), run: 'r1' }));
      const unknown = { ...visitNumber(3, 'unknown candidate'), run: 'r1' };
      await expect(store.putNewRun(run, [...visits, unknown], [event])).rejects.toMatchObject({
        code: 'CONSTRAINT',
      });
      await expect(
        store.putNewRun(run, visits, [event, { ...event, run: 'unknown run' }]),
      ).rejects.toMatchObject({ code: 'CONSTRAINT' });
      expect(await store.runs()).toEqual([RUN]);
      expect(await store.readVisits('r1')).toEqual([]);
      await store.putNewRun(run, visits, [event]);
      expect(await store.runs()).toEqual([RUN, run]);
      expect(await store.readVisits('r1')).toEqual(visits);
      expect(await store.readEvents('r1')).toEqual([event]);
      await store.close();
    });

    it('that are refused take no other with them', async () => {
      const store = await opened(1);
      const answers = await Promise.allSettled([
        store.putVisits([visitNumber(1)]),
        store.putVisits([visitNumber(2, 'unknown candidate')]),
        store.putVisits([visitNumber(3)]),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(answers[1]).toMatchObject({ reason: { code: 'CONSTRAINT' } });
      expect(await store.readVisits(RUN.run)).toEqual([visitNumber(1), visitNumber(3)]);
      await store.close();
    });

    it('still waiting for their commit are committed by close', async () => {
      const store = await opened(1);
      const acknowledged = store.putVisits([visitNumber(1)]);
      await store.close();
      await acknowledged;
      const reader = await open(store.file, 'read');
      expect(await reader.readVisits(RUN.run)).toEqual([visitNumber(1)]);
      await reader.close();
    });

    it('with a time that is no number are refused', async () => {
      const store = await opened(1);
      const { outcome, ...rest } = visitNumber(1);
      if (outcome.state !== 'timed') throw new Error('the fixture is a timed visit');
      const timing = { ...outcome.timing, batchesNs: [1, Number.NaN] };
      await expect(store.putVisits([{ ...rest, outcome: { ...outcome, timing } }])).rejects.toThrow('NaN ns');
      expect(await store.readVisits(RUN.run)).toEqual([]);
      await store.close();
    });

    it('whose error is not a number are above every bound', async () => {
      const store = await opened(1);
      const verification = { kernelHash: 'k', error: Number.NaN, errorBound: 1e-5, positions: 10 };
      const { outcome: _, ...rest } = visitNumber(1);
      await store.putVisits([
        { ...rest, outcome: { state: 'failed', reason: 'wrong numbers', verification } },
      ]);
      const [visit] = await store.readVisits(RUN.run);
      expect(visit?.outcome).toMatchObject({ verification: { error: Number.POSITIVE_INFINITY } });
      await store.close();
      expect(
        await query(store.file, 'SELECT visit FROM visit WHERE verified_error > verified_error_bound'),
      ).toEqual([{ visit: 'v1' }]);
    });
  });

  it('keeps the latest measurement of a candidate in a run', async () => {
    const store = await opened(1);
    await store.putMeasurements([measurementOf('c0', 100)]);
    const latest = {
      ...measurementOf('c0', 0),
      result: { state: 'failed', reason: 'wrong numbers' },
    } as const;
    await store.putMeasurements([latest]);
    expect((await store.readSweep(SWEEP.name))?.measurements).toEqual([latest]);
    await store.close();
  });

  it('keeps the latest state of a run, and lists runs oldest first', async () => {
    const store = await opened(1);
    const older = { ...RUN, run: 'r1', startedAt: '2025-12-31T00:00:00.000Z' };
    const finished = { ...RUN, state: 'complete', finishedAt: '2026-01-01T01:00:00.000Z' } as const;
    await store.putRun(older);
    await store.putRun(finished);
    expect(await store.runs(SWEEP.name)).toEqual([older, finished]);
    expect(await store.runs('unknown sweep')).toEqual([]);
    await store.close();
  });

  it('sums a sweep up by the states of its newest run', async () => {
    const store = await opened(3);
    await store.putSweep({ ...SWEEP, name: 'not run yet' });
    await store.putMeasurements([measurementOf('c0', 100), measurementOf('c1', 100)]);
    expect(await store.sweeps()).toEqual([
      { sweep: SWEEP.name, candidates: 3, states: { measured: 2 }, runs: 1, newestRun: RUN },
      { sweep: 'not run yet', candidates: 0, states: {}, runs: 0, newestRun: null },
    ]);
    expect(await store.readSweep('unknown sweep')).toBeNull();
    await store.close();
  });

  it('stores events and shows batches one a row, in nanoseconds a call', async () => {
    const store = await opened(1);
    await store.putEvent({
      run: RUN.run,
      at: '2026-01-01T00:00:02.000Z',
      kind: 'host',
      message: 'restarted',
    });
    await store.putVisits([visitNumber(1)]);
    expect(await store.readEvents(RUN.run)).toEqual([
      { run: RUN.run, at: '2026-01-01T00:00:02.000Z', kind: 'host', message: 'restarted' },
    ]);
    expect(await store.readEvents('another')).toEqual([]);
    await store.close();
    expect(await query(store.file, 'SELECT run, at, kind, message FROM event')).toEqual([
      { run: RUN.run, at: '2026-01-01T00:00:02.000Z', kind: 'host', message: 'restarted' },
    ]);
    expect(
      await query(store.file, 'SELECT visit, batch, elapsed_ns, latency_ns, kernel_latency_ns FROM batch'),
    ).toEqual([
      { visit: 'v1', batch: 0, elapsed_ns: 4000, latency_ns: 1000, kernel_latency_ns: 500 },
      { visit: 'v1', batch: 1, elapsed_ns: 4400, latency_ns: 1100, kernel_latency_ns: 550 },
    ]);
  });

  describe('readers and writers', () => {
    it('read what is committed while a writer goes on writing, and never half a transaction', async () => {
      const store = await opened(1);
      const reader = await open(store.file, 'read');
      let written = false;
      const writing = (async () => {
        for (let turn = 0; turn < 12; turn++) {
          await store.putVisits(Array.from({ length: 10 }, (_, part) => visitNumber(turn * 10 + part)));
        }
        written = true;
      })();
      const seen: number[] = [];
      while (!written) {
        seen.push((await reader.readVisits(RUN.run)).length);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await writing;
      expect(seen.filter((count) => count % 10 !== 0)).toEqual([]);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(await reader.readVisits(RUN.run)).toHaveLength(120);
      await store.close();
      // The writer could not tidy up while this reader was open, and nothing is lost by it.
      expect(await reader.readVisits(RUN.run)).toHaveLength(120);
      await reader.close();
    });

    it('wait for one another, and are told when it takes too long', async () => {
      const store = await opened(1);
      const other = await openStore(store.file, { mode: 'write', driver: driver.name, busyTimeoutMs: 50 });
      const holder = await driver.open(store.file, 'write');
      await holder.exec('BEGIN IMMEDIATE');
      await expect(other.putVisits([visitNumber(1)])).rejects.toMatchObject({ code: 'IN_USE' });
      await holder.exec('ROLLBACK');
      await holder.close();
      await other.putVisits([visitNumber(1)]);
      await store.putVisits([visitNumber(2)]);
      expect(await store.readVisits(RUN.run)).toEqual([visitNumber(1), visitNumber(2)]);
      await other.close();
      await store.close();
    });

    it('see what a later writer commits, when they were there first', async () => {
      const store = await opened(1);
      await store.close();
      const reader = await open(store.file, 'read');
      expect(await reader.readVisits(RUN.run)).toEqual([]);
      const writer = await open(store.file, 'write');
      await writer.putVisits([visitNumber(1)]);
      expect(await reader.readVisits(RUN.run)).toEqual([visitNumber(1)]);
      await writer.close();
      expect(await reader.readVisits(RUN.run)).toEqual([visitNumber(1)]);
      await reader.close();
    });
  });

  it('leaves one plain file when it is closed, and reading it creates none', async () => {
    const store = await opened(1);
    await store.close();
    const beside = () => readdirSync(folder).filter((name) => name.startsWith(`${basename(store.file)}-`));
    const before = statSync(store.file);
    const reader = await open(store.file, 'read');
    await reader.readSweep(SWEEP.name);
    expect(beside()).toEqual([]);
    await reader.close();
    expect(beside()).toEqual([]);
    expect(statSync(store.file).mtimeMs).toBe(before.mtimeMs);
  });

  it('says what must be stored before where that is what is missing, and nowhere else', async () => {
    const store = await opened(1);
    const hintOf = (putting: Promise<void>) =>
      putting.then(
        () => '',
        (error: StoreError) => error.hint,
      );
    expect(await hintOf(store.putVisits([visitNumber(1, 'unknown candidate')]))).toMatch(/^store the sweep/);
    const impossible = { ...RUN, run: 'r1', state: 'unheard of' } as unknown as RunRecord;
    expect(await hintOf(store.putRun(impossible))).toMatch(/^nothing of it was stored/);
    await store.close();
  });

  it('closes its connection also where it cannot leave one plain file', async () => {
    const file = newFile();
    await (await open(file, 'write')).close();
    let closed = 0;
    const failing = changedDriver(driver, (connection) => ({
      async prepare(sql) {
        if (sql === 'PRAGMA journal_mode = DELETE') throw new Error('no space left');
        return connection.prepare(sql);
      },
      close() {
        closed++;
        return connection.close();
      },
    }));
    const options = { migrations: MIGRATIONS, busyTimeoutMs: 2000, now: () => new Date() };
    const database = await openDatabase(file, { mode: 'write', driver: failing, ...options });
    const closedBefore = closed;
    await expect(new SqliteStore(database).close()).rejects.toThrow('no space left');
    expect(closed).toBe(closedBefore + 1);
  });

  it('refuses to write when opened for reading, and anything once closed', async () => {
    const store = await opened(1);
    await store.close();
    await store.close();
    await expect(store.putSweep(SWEEP)).rejects.toMatchObject({ code: 'CLOSED' });
    const reader = await open(store.file, 'read');
    await expect(reader.putSweep(SWEEP)).rejects.toMatchObject({ code: 'READ_ONLY' });
    await expect(reader.putVisits([visitNumber(1)])).rejects.toMatchObject({ code: 'READ_ONLY' });
    await reader.close();
    await expect(reader.sweeps()).rejects.toMatchObject({ code: 'CLOSED' });
  });
});
