import {
  type Candidate,
  type CandidateOptions,
  DEFAULT_OBJECTIVES,
  DEFAULT_PROTOCOL,
  type MeasurementRecord,
  makeCandidate,
  rowsOf,
  type StoredSweep,
} from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { latencyTable } from './latency-table.js';

const candidateOf = (options: Partial<CandidateOptions> = {}): Candidate =>
  makeCandidate({
    slot: { input: { height: 8, width: 8, channels: 16 }, outputChannels: 16, stride: 1 },
    block: { kind: 'standard' },
    engine: 'wasm',
    options,
  });

interface Swept {
  readonly name: string;
  readonly startedAt: string;
  readonly device?: string;
  readonly cache?: 'hot' | 'cold-weights';
  /** By candidate; null where it failed. */
  readonly latencies: readonly (readonly [candidate: Candidate, latencyNs: number | null])[];
}

function swept({ name, startedAt, device = 'laptop', cache = 'hot', latencies }: Swept): StoredSweep {
  return {
    sweep: { name, configText: '{}', objectives: DEFAULT_OBJECTIVES, constraints: [] },
    devices: [],
    runs: [
      {
        run: `run of ${name}`,
        sweep: name,
        device,
        seed: 1,
        protocol: { ...DEFAULT_PROTOCOL, cache },
        workers: 1,
        calibrations: {},
        startedAt,
        finishedAt: null,
        state: 'complete',
      },
    ],
    candidates: latencies.map(([candidate]) => candidate),
    measurements: latencies.map(([candidate, latencyNs]) => ({
      run: `run of ${name}`,
      candidate: candidate.key,
      result: latencyNs === null ? { state: 'failed', reason: 'wrong numbers' } : measured(latencyNs),
      ranWith: null,
      error: null,
    })),
  };
}

function measured(latencyNs: number): MeasurementRecord['result'] {
  const interval = { lowNs: latencyNs, highNs: latencyNs, confidence: 0.99, p95Ns: latencyNs };
  return {
    state: 'measured',
    estimate: { latencyNs, ...interval, kernelLatencyNs: null, visits: 8, batches: 80 },
  };
}

/** Its entries, each as what it tells of the algorithm, the device, the cache and the latency. */
const entriesOf = (...sweeps: readonly StoredSweep[]) =>
  latencyTable(
    sweeps,
    sweeps.flatMap((stored) => rowsOf(stored)),
  ).entries.map(({ algorithm, device, cache, latency_ns }) => [algorithm, device, cache, latency_ns]);

const BLOCK = candidateOf();
const older = { name: 'older', startedAt: '2026-01-01T00:00:00.000Z' };
const newer = { name: 'newer', startedAt: '2026-02-01T00:00:00.000Z' };

describe('latencyTable', () => {
  it('has one answer for a candidate that several sweeps share: that of the newest run, in either order', () => {
    const sweeps = [
      swept({ ...older, latencies: [[BLOCK, 1000]] }),
      swept({ ...newer, latencies: [[BLOCK, 2000]] }),
    ];
    expect(entriesOf(...sweeps)).toEqual([['auto', 'laptop', 'hot', 2000]]);
    expect(entriesOf(...sweeps.reverse())).toEqual([['auto', 'laptop', 'hot', 2000]]);
  });

  it('keeps the answer of an older run where the newest has none', () => {
    const sweeps = [
      swept({ ...older, latencies: [[BLOCK, 1000]] }),
      swept({ ...newer, latencies: [[BLOCK, null]] }),
    ];
    expect(entriesOf(...sweeps)).toEqual([['auto', 'laptop', 'hot', 1000]]);
  });

  it('keeps devices and cache modes apart', () => {
    const sweeps = [
      swept({ ...older, latencies: [[BLOCK, 1000]] }),
      swept({ ...newer, cache: 'cold-weights', latencies: [[BLOCK, 2000]] }),
      swept({ ...newer, name: 'board', device: 'board', latencies: [[BLOCK, 3000]] }),
    ];
    expect(entriesOf(...sweeps)).toEqual([
      ['auto', 'laptop', 'hot', 1000],
      ['auto', 'laptop', 'cold-weights', 2000],
      ['auto', 'board', 'hot', 3000],
    ]);
  });

  it('tells two answers for one block apart by the algorithm that was asked for', () => {
    const direct = candidateOf({ algorithm: 'direct' });
    const both = swept({
      ...older,
      latencies: [
        [BLOCK, 1000],
        [direct, 2000],
      ],
    });
    expect(entriesOf(both)).toEqual([
      ['auto', 'laptop', 'hot', 1000],
      ['direct', 'laptop', 'hot', 2000],
    ]);
  });
});
