import {
  type Candidate,
  DEFAULT_OBJECTIVES,
  DEFAULT_PROTOCOL,
  type DeviceFingerprint,
  type MeasurementRecord,
  makeCandidate,
  median,
  type RunRecord,
} from '@convscape/core';
import { openStore } from '@convscape/store';

const FINGERPRINT: DeviceFingerprint = {
  cpuModel: 'Paper CPU',
  cpuFlags: [],
  physicalCores: 2,
  logicalCores: 4,
  quotaCores: 'unknown',
  cacheBytes: { L1d: 32_768 },
  hypervisor: 'none',
  governor: 'unknown',
  turbo: 'unknown',
  operatingSystem: 'linux',
  architecture: 'x64',
  runtime: 'node 24.0.0',
  v8Version: '13',
  v8Flags: [],
  webAssemblyFeatures: ['simd'],
};

/** How far a visit's median lies from its candidate's latency. */
const SCATTER = [-0.004, 0.003, -0.001, 0.002, 0.004, -0.003, 0.001, -0.002];

/** Blocks in one slot, each with more MACs than the one before. */
export const expandedBlocks = (expansions: readonly number[], width = 8): readonly Candidate[] =>
  expansions.map((expansion) =>
    makeCandidate({
      slot: { input: { height: width, width, channels: 16 }, outputChannels: 16, stride: 1 },
      block: { kind: 'inverted-residual', expansion },
      engine: 'wasm',
      options: {},
    }),
  );

export interface StoredRun {
  readonly run: Partial<RunRecord> & Pick<RunRecord, 'run'>;
  readonly candidates: readonly Candidate[];
  /** Nanoseconds, of the candidate at this place; the visits scatter by 0.4 % around it. Null: it failed. */
  readonly latencyNs: (index: number) => number | null;
}

/** Puts a run into a database whose latencies are known, as if it had been measured: one that is compared with others must not hang on the machine's moods. */
export async function putStoredRun(file: string, { run, candidates, latencyNs }: StoredRun): Promise<void> {
  const record: RunRecord = {
    sweep: 'paper',
    device: 'paper-device',
    seed: 1,
    protocol: DEFAULT_PROTOCOL,
    workers: 1,
    calibrations: {},
    startedAt: '2026-01-01T10:00:00.000Z',
    finishedAt: '2026-01-01T10:05:00.000Z',
    state: 'complete',
    ...run,
  };
  const store = await openStore(file, { mode: 'write' });
  try {
    await store.putSweep({
      name: record.sweep,
      configText: '{}',
      objectives: DEFAULT_OBJECTIVES,
      constraints: [],
    });
    await store.putDevice({ device: record.device, fingerprint: FINGERPRINT });
    await store.putRun(record);
    await store.putCandidates(record.sweep, candidates);
    await store.putMeasurements(
      candidates.map((candidate, index) => measurement(record.run, candidate, latencyNs(index))),
    );
  } finally {
    await store.close();
  }
}

function measurement(run: string, { key }: Candidate, latencyNs: number | null): MeasurementRecord {
  if (latencyNs === null) {
    const result = { state: 'failed', reason: 'wrong numbers' } as const;
    return { run, candidate: key, result, ranWith: null, error: null };
  }
  const visitMediansNs = SCATTER.map((share) => latencyNs * (1 + share));
  return {
    run,
    candidate: key,
    result: {
      state: 'measured',
      estimate: {
        latencyNs: median(visitMediansNs),
        lowNs: Math.min(...visitMediansNs),
        highNs: Math.max(...visitMediansNs),
        confidence: 0.99,
        p95Ns: Math.max(...visitMediansNs),
        kernelLatencyNs: null,
        visits: visitMediansNs.length,
        batches: 10 * visitMediansNs.length,
        visitMediansNs,
      },
    },
    ranWith: {
      algorithm: 'direct',
      kernels: ['k'],
      kernelHash: 'abc',
      engineVersion: '1',
      runnableBytes: 1000,
    },
    error: 1e-7,
  };
}
