import { type BeginRequest, DEFAULT_PROTOCOL, type VisitOutcome } from '@convscape/core';
import { deviceRecord } from '@convscape/pool';
import type { Store } from '@convscape/store';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../../terminal/terminal.js';
import { type Session, Sessions } from '../access/sessions.js';
import { PHONE, putRunOf, SWEEP, sweptStore } from '../fixtures/swept-store.js';
import { DeviceDesk } from './device-desk.js';

const rate = { median: 2e10, low: 2e10, high: 2e10 };
const found = (computeNs: number): BeginRequest => ({
  calibrations: {},
  sentinels: { computeNs, memoryNs: 1e6, memoryBytes: 2 ** 20 },
  peaks: { macsPerSecond: rate, bytesPerSecond: rate, bufferBytes: 2 ** 20 },
});

const discarded: VisitOutcome = {
  state: 'discarded',
  reason: 'the clock changed by 9.0 % meanwhile',
  timing: {
    callsPerBatch: 100,
    batchesNs: [1e6],
    warmupCalls: 1,
    warmupNs: 1e6,
    timerStepNs: 1e3,
    flags: [],
  },
  ranWith: { algorithm: 'direct', kernels: [], kernelHash: 'h', engineVersion: '1', runnableBytes: 1e4 },
};

const sessions = new Sessions();
const openSession = (): Session => sessions.open('device', 0).session;
const terminal = { ...openTerminal({ quiet: true }), warn: () => {} };
const deskOf = (store: Store) => new DeviceDesk({ store, sweep: SWEEP, terminal });

/** A session of a phone that computes so fast, as far as it is let in. */
async function join(desk: DeviceDesk, computeNs: number): Promise<Session> {
  const session = openSession();
  await desk.introduce(session, '', PHONE, 0);
  await desk.begin(session, found(computeNs));
  return session;
}

const runsOfPhone = async (store: Store) =>
  (await store.runs(SWEEP)).filter(({ device }) => device === deviceRecord(PHONE).device);

const OTHER_SPEED = expect.objectContaining({ code: 'OTHER_SPEED' });

describe('two phones that look alike', () => {
  it('share a run where they compute alike, and else the second is not let in, though it may come back', async () => {
    const store = await sweptStore();
    const desk = deskOf(store);
    const first = await join(desk, 1e6);
    await join(desk, 1.05e6);
    await expect(join(desk, 0.5e6)).rejects.toEqual(OTHER_SPEED);
    const hot = openSession();
    await desk.introduce(hot, '', PHONE, 0);
    await expect(desk.begin(hot, found(1.2e6))).rejects.toEqual(OTHER_SPEED);
    await expect(desk.next(hot, 0)).rejects.toMatchObject({ code: 'NOT_BEGUN' });
    await desk.introduce(hot, '', PHONE, 0);
    await desk.begin(hot, found(1.08e6));
    expect((await desk.next(first, 0)).state).toBe('turn');
    expect(await runsOfPhone(store)).toMatchObject([{ sentinels: { computeNs: 1e6 } }]);
  });

  it('are told apart after the first has left too, and nothing of its run is changed by the second', async () => {
    const store = await sweptStore();
    const desk = deskOf(store);
    await join(desk, 1e6);
    await desk.lookAround(1e9);
    const [left] = await runsOfPhone(store);
    expect(left).toMatchObject({ state: 'interrupted' });
    await expect(join(desk, 2e6)).rejects.toEqual(OTHER_SPEED);
    expect(await runsOfPhone(store)).toEqual([left]);
    const together = await Promise.allSettled([join(desk, 2e6), join(desk, 1e6)]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await runsOfPhone(store)).toMatchObject([{ run: left!.run, state: 'running' }]);
  });

  it('are told apart by runs of another protocol: all are told at one clock', async () => {
    const store = await sweptStore();
    await putRunOf(store, PHONE, {
      run: 'cold',
      protocol: { ...DEFAULT_PROTOCOL, cache: 'cold-weights' },
      sentinels: found(2e6).sentinels,
    });
    await expect(join(deskOf(store), 1e6)).rejects.toEqual(OTHER_SPEED);
    await join(deskOf(store), 2e6);
  });

  it('keep no run open that none of them measures for', async () => {
    const store = await sweptStore();
    const desk = deskOf(store);
    const first = await join(desk, 1e6);
    await expect(join(desk, 2e6)).rejects.toEqual(OTHER_SPEED);
    desk.leave(first);
    await desk.lookAround(0);
    expect(await runsOfPhone(store)).toMatchObject([{ state: 'interrupted' }]);
  });
});

it('takes a session for three devices, and no more', async () => {
  const desk = deskOf(await sweptStore());
  const session = openSession();
  const introduce = (runtime: string) => desk.introduce(session, '', { ...PHONE, runtime }, 0);
  for (const runtime of ['a 1', 'a 2', 'a 1', 'a 3']) await introduce(runtime);
  await expect(introduce('a 4')).rejects.toMatchObject({ status: 403, code: 'SESSION_ENDED' });
  expect(await introduce('a 2')).toMatchObject({ sweep: SWEEP });
});

it('takes discarded visits until one is to be kept, and none then', async () => {
  const store = await sweptStore();
  const desk = deskOf(store);
  const session = await join(desk, 1e6);
  const visits = async () => (await store.readVisits((await runsOfPhone(store))[0]!.run)).length;
  const turn = async () => {
    const next = await desk.next(session, 0);
    if (next.state !== 'turn') throw new Error(`no turn but ${next.state}`);
    return next.turn;
  };
  for (let handedIn = 0; handedIn < 4; handedIn++) {
    expect(await desk.accept(session, (await turn()).turn, discarded)).toEqual({ state: 'stored' });
  }
  const last = await turn();
  expect(last.task.watch).toMatchObject({ keepDisturbed: true });
  await expect(desk.accept(session, last.turn, discarded)).rejects.toMatchObject({ code: 'NOT_BELIEVED' });
  expect(await visits()).toBe(4);
  // The turn is still to be taken.
  const failed = { state: 'failed', reason: 'out of memory' };
  expect(await desk.accept(session, (await turn()).turn, failed)).toEqual({ state: 'stored' });
});
