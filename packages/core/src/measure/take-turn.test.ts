import { describe, expect, it } from 'vitest';
import { type Engine, type Runnable, UnsupportedWorkError, WorkTooLargeError } from '../engine/engine.js';
import { referenceEngine } from '../kernels/reference/reference-engine.js';
import { makeCandidate } from '../space/candidate-key.js';
import type { Clock } from './clock.js';
import { simulatedCandidate } from './fixtures/simulated-visit.js';
import { DEFAULT_PROTOCOL } from './protocol.js';
import { RunnableCache } from './runnable-cache.js';
import { type Turn, takeTurn } from './take-turn.js';

const candidate = simulatedCandidate('00000000000000000000');
const clock: Clock = { nowNs: () => performance.now() * 1e6 };
/** As the default in everything but patience. */
const protocol = { ...DEFAULT_PROTOCOL, warmup: { ...DEFAULT_PROTOCOL.warmup, minMs: 1, maxMs: 20 } };

const turnOf = (changes: Partial<Turn> = {}): Turn => ({
  candidate,
  engine: referenceEngine,
  phase: 'confirmation',
  protocol,
  verifiedKernelHashes: [],
  clock,
  signal: new AbortController().signal,
  ...changes,
});

/** The reference engine, with what its runnables do changed, and its work counted. */
function engineWith(change: (runnable: Runnable) => Partial<Runnable>) {
  const count = { prepared: 0, disposed: 0, runs: 0 };
  const engine: Engine = {
    ...referenceEngine,
    async prepare(work, signal) {
      const runnable = await referenceEngine.prepare(work, signal);
      count.prepared++;
      return {
        ...runnable,
        run(times, weightSet) {
          count.runs++;
          return runnable.run(times, weightSet);
        },
        ...change(runnable),
        dispose: () => {
          count.disposed++;
        },
      };
    },
  };
  return { engine, count };
}

const throwing = (error: unknown): Engine => ({
  ...referenceEngine,
  prepare: () => Promise.reject(error),
});

describe('takeTurn', () => {
  it('verifies, measures and says what ran', async () => {
    const outcome = await takeTurn(turnOf());
    if (outcome.state !== 'timed') throw new Error(outcome.reason);
    expect(outcome.timing.batchesNs).toHaveLength(protocol.confirmation.batchesPerVisit);
    expect(outcome.ranWith).toMatchObject({ algorithm: 'reference', engineVersion: '1' });
    expect(outcome.ranWith.runnableBytes).toBeGreaterThan(0);
    expect(outcome.verification).toMatchObject({
      kernelHash: outcome.ranWith.kernelHash,
      positions: 8 * 8 * 16,
    });
    expect(outcome.verification!.error).toBeLessThanOrEqual(1e-5);
  });

  it('does not verify a kernel hash again', async () => {
    const first = await takeTurn(turnOf());
    if (first.state !== 'timed') throw new Error(first.reason);
    const again = await takeTurn(turnOf({ verifiedKernelHashes: [first.ranWith.kernelHash] }));
    expect(again.state).toBe('timed');
    expect('verification' in again).toBe(false);
  });

  it('never times a wrong answer, and tells its largest error', async () => {
    const { engine, count } = engineWith((runnable) => ({
      output: () => runnable.output().map((value) => value * 1.5),
    }));
    const outcome = await takeTurn(turnOf({ engine }));
    expect(outcome).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('wrong answer: largest error 5.0e-1'),
    });
    expect('timing' in outcome).toBe(false);
    expect(count).toEqual({ prepared: 1, disposed: 1, runs: 1 });
  });

  it('discards a visit whose clock went back, with what ran', async () => {
    let shiftMs = 0;
    const { engine, count } = engineWith((runnable) => ({
      run(times, weightSet) {
        count.runs++;
        if (count.runs === 3) shiftMs = 3.6e6;
        return runnable.run(times, weightSet);
      },
    }));
    const outcome = await takeTurn(
      turnOf({ engine, clock: { nowNs: () => (performance.now() - shiftMs) * 1e6 } }),
    );
    expect(outcome).toMatchObject({
      state: 'discarded',
      reason: 'the clock jumped or the machine stood still',
      timing: { batchesNs: [] },
      ranWith: { algorithm: 'reference' },
      verification: { positions: 8 * 8 * 16 },
    });
    expect(count.disposed).toBe(1);
  });

  it('stores an error that is not finite as a number that JSON can hold', async () => {
    const { engine } = engineWith((runnable) => ({ output: () => runnable.output().fill(Number.NaN) }));
    const outcome = await takeTurn(turnOf({ engine }));
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
    expect(outcome).toMatchObject({ state: 'failed', reason: expect.stringContaining('not finite') });
  });

  it.each([
    ['grow', { kind: 'bottleneck' }],
    ['fade', { kind: 'standard', activation: 'relu' } as const],
  ])('does not time what no reference can tell right: values that %s past float32', async (_, block) => {
    const slot = { input: { height: 4, width: 4, channels: 8 }, outputChannels: 8, stride: 1 };
    const options = { chain: 1000 };
    const endless = makeCandidate({ slot, block, engine: referenceEngine.name, options });
    const { engine, count } = engineWith(() => ({}));
    expect(await takeTurn(turnOf({ engine, candidate: endless }))).toEqual({
      state: 'unsupported',
      reason: expect.stringMatching(/^its values leave float32's range: .*; use a shorter chain$/),
    });
    expect(count).toEqual({ prepared: 1, disposed: 1, runs: 0 });
  });

  it('tells what cannot run, what does not fit and what breaks apart', async () => {
    const states = await Promise.all(
      [
        new UnsupportedWorkError('no such layer'),
        new WorkTooLargeError('needs 9 GiB'),
        new RangeError('Array buffer allocation failed'),
        new TypeError('x is not a function'),
        'just a string',
      ].map((error) => takeTurn(turnOf({ engine: throwing(error) }))),
    );
    expect(states).toEqual([
      { state: 'unsupported', reason: 'no such layer' },
      { state: 'skipped', reason: 'memory: needs 9 GiB' },
      { state: 'skipped', reason: 'memory: Array buffer allocation failed' },
      { state: 'failed', reason: 'TypeError: x is not a function' },
      { state: 'failed', reason: 'threw just a string' },
    ]);
  });

  it('fails a candidate whose runnable throws while it is timed, and disposes it', async () => {
    let runs = 0;
    const { engine, count } = engineWith((runnable) => ({
      run(times, weightSet) {
        if (++runs > 5) throw new Error('trap');
        return runnable.run(times, weightSet);
      },
    }));
    const cache = new RunnableCache(1e9);
    expect(await takeTurn(turnOf({ engine, cache }))).toEqual({ state: 'failed', reason: 'trap' });
    expect([count.disposed, cache.bytes]).toEqual([1, 0]);
  });

  it('prepares once for many visits when there is a cache, and each time without', async () => {
    const kept = engineWith(() => ({}));
    const cache = new RunnableCache(1e9);
    for (let round = 0; round < 3; round++) await takeTurn(turnOf({ engine: kept.engine, cache }));
    expect([kept.count.prepared, kept.count.disposed]).toEqual([1, 0]);
    cache.clear();
    expect(kept.count.disposed).toBe(1);

    const fresh = engineWith(() => ({}));
    for (let round = 0; round < 3; round++) await takeTurn(turnOf({ engine: fresh.engine }));
    expect([fresh.count.prepared, fresh.count.disposed]).toEqual([3, 3]);
  });

  it('prepares again under another calibration', async () => {
    const { engine, count } = engineWith(() => ({}));
    const cache = new RunnableCache(1e9);
    for (const tile of ['4x8', '6x8']) await takeTurn(turnOf({ engine, cache, calibration: { tile } }));
    expect(count.prepared).toBe(2);
  });

  it('rejects with its signal and nothing else', async () => {
    const turn = turnOf({ signal: AbortSignal.abort(new Error('interrupted')) });
    await expect(takeTurn(turn)).rejects.toThrow('interrupted');
  });

  describe('with cold weights', () => {
    const cold = { ...protocol, cache: 'cold-weights' } as const;

    /** The reference engine, and which weight sets its runs took. */
    function engineSeen() {
      const sets: number[] = [];
      const { engine, count } = engineWith((runnable) => ({
        run(times, weightSet) {
          sets.push(weightSet);
          return runnable.run(times, weightSet);
        },
      }));
      return { engine, count, sets };
    }

    it('takes the next weight set with every call, over as many as no cache holds', async () => {
      const { engine, sets } = engineSeen();
      const beyondCaches = { bytes: 300_000, isCapped: false };
      const outcome = await takeTurn(turnOf({ engine, protocol: cold, beyondCaches }));
      if (outcome.state !== 'timed') throw new Error(outcome.reason);
      const count = Math.max(...sets) + 1;
      expect(count).toBeGreaterThan(1);
      // The first call is the comparison with the reference.
      sets.slice(1).forEach((set, call) => {
        expect(set).toBe(call % count);
      });
      expect(outcome.ranWith.runnableBytes).toBeGreaterThan(300_000);
      expect(outcome.timing.flags).not.toContain('llc-larger-than-cap');
      expect(outcome.timing.flags).not.toContain('single-call-batches');
    });

    it('says where the last-level cache may have held them', async () => {
      const beyondCaches = { bytes: 300_000, isCapped: true };
      const outcome = await takeTurn(turnOf({ protocol: cold, beyondCaches }));
      if (outcome.state !== 'timed') throw new Error(outcome.reason);
      expect(outcome.timing.flags).toContain('llc-larger-than-cap');
    });

    it('prepares apart from hot turns of the same candidate', async () => {
      const { engine, count } = engineSeen();
      const cache = new RunnableCache(1e9);
      const beyondCaches = { bytes: 300_000, isCapped: false };
      for (const rule of [protocol, cold, protocol, cold]) {
        await takeTurn(turnOf({ engine, cache, beyondCaches, protocol: rule }));
      }
      expect(count.prepared).toBe(2);
    });
  });
});
