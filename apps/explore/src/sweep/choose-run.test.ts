import { DEFAULT_PROTOCOL, type RunRecord } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { chooseRun } from './choose-run.js';
import { runRecord } from './fixtures/run-record.js';

const runOf = (change: Partial<RunRecord>) => runRecord({ state: 'complete', ...change });
const wanted = { device: 'this', seed: 1, protocol: DEFAULT_PROTOCOL, fresh: false, recalibrate: false };
const cold = { ...DEFAULT_PROTOCOL, cache: 'cold-weights' } as const;

describe('chooseRun', () => {
  it('goes on with the newest run of the same device, seed and protocol, whatever its state', () => {
    for (const state of ['running', 'interrupted', 'complete'] as const) {
      const runs = [runOf({}), runOf({ run: 'b', startedAt: '2026-01-02T00:00:00.000Z', state })];
      expect(chooseRun(runs, wanted)).toMatchObject({ state: 'continue', run: { run: 'b' } });
    }
  });

  it('knows a protocol again after a way through JSON', () => {
    const protocol = JSON.parse(JSON.stringify(DEFAULT_PROTOCOL));
    expect(chooseRun([runOf({ protocol })], wanted).state).toBe('continue');
  });

  it('starts a run for another seed, and lends it the visits of the same device and protocol', () => {
    expect(chooseRun([runOf({ seed: 2 })], wanted)).toMatchObject({ state: 'new', reuse: { run: 'a' } });
  });

  it('starts a run where it is asked to calibrate anew, and lends it what calibrating does not change', () => {
    expect(chooseRun([runOf({})], { ...wanted, recalibrate: true })).toMatchObject({
      state: 'new',
      reuse: { run: 'a' },
    });
  });

  it('lends nothing from another device or protocol', () => {
    expect(chooseRun([runOf({ device: 'other' })], wanted)).toEqual({ state: 'new', reuse: null });
    expect(chooseRun([runOf({ protocol: cold })], wanted)).toEqual({ state: 'new', reuse: null });
  });

  it('does not go back to an older run past a newer one', () => {
    const runs = [runOf({}), runOf({ run: 'b', seed: 2, startedAt: '2026-01-02T00:00:00.000Z' })];
    expect(chooseRun(runs, wanted)).toMatchObject({ state: 'new', reuse: { run: 'b' } });
  });

  it('starts from nothing where that is asked for, and where there is nothing', () => {
    expect(chooseRun([runOf({})], { ...wanted, fresh: true })).toEqual({ state: 'new', reuse: null });
    expect(chooseRun([], wanted)).toEqual({ state: 'new', reuse: null });
  });
});
