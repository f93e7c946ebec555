import type { AlgorithmName, BlockSpec, DeviceRecord, Row, StoredSweep } from '@convscape/core';

/** One answer of the table: which latency, with its interval, a block in a slot has on an engine. */
export interface LatencyTableEntry {
  readonly slot: string;
  readonly block: BlockSpec;
  readonly engine: string;
  /** What was asked for: where it is `auto`, the engine chose. */
  readonly algorithm: AlgorithmName;
  readonly threads: number;
  readonly cache: string;
  readonly chain: number;
  readonly device: string;
  readonly latency_ns: number;
  readonly latency_low_ns: number;
  readonly latency_high_ns: number;
  readonly state: Row['state'];
  readonly candidate: string;
}

/** A latency lookup table, as hardware-aware searches of architectures take it. */
export interface LatencyTable {
  readonly format: 'convscape-latency-table';
  readonly version: 1;
  readonly devices: readonly DeviceRecord[];
  readonly entries: readonly LatencyTableEntry[];
}

/**
 * The rows that have a latency, keyed by what a search knows: slot, block, engine, and the algorithm asked for. A candidate has one entry for
 * each device and cache mode: of several sweeps that have it, that of the newest run.
 */
export function latencyTable(sweeps: readonly StoredSweep[], rows: readonly Row[]): LatencyTable {
  const candidates = new Map(
    sweeps.flatMap((stored) => stored.candidates.map((candidate) => [candidate.key, candidate] as const)),
  );
  const devices = new Map(
    sweeps.flatMap((stored) => stored.devices.map((device) => [device.device, device] as const)),
  );
  const entries = newestOfEach(sweeps, rows).flatMap((row) => {
    const { slot, engine, threads, cache, chain, device, state } = row;
    const { latency_ns, latency_low_ns, latency_high_ns } = row;
    const candidate = candidates.get(row.candidate);
    if (!candidate || latency_ns === null || latency_low_ns === null || latency_high_ns === null) return [];
    return [
      {
        slot,
        block: candidate.block,
        engine,
        algorithm: candidate.options.algorithm,
        threads,
        cache,
        chain,
        device,
        latency_ns,
        latency_low_ns,
        latency_high_ns,
        state,
        candidate: candidate.key,
      },
    ];
  });
  return { format: 'convscape-latency-table', version: 1, devices: [...devices.values()], entries };
}

/** Of the rows with a latency, the one of the newest run for each candidate, device and cache mode. */
function newestOfEach(sweeps: readonly StoredSweep[], rows: readonly Row[]): readonly Row[] {
  const startedAt = new Map(
    sweeps.flatMap((stored) => stored.runs.map((run) => [run.run, run.startedAt] as const)),
  );
  const startOf = ({ run }: Row) => startedAt.get(run) ?? '';
  const newest = new Map<string, Row>();
  for (const row of rows) {
    if (row.latency_ns === null) continue;
    const key = `${row.candidate} ${row.device} ${row.cache}`;
    const known = newest.get(key);
    if (known === undefined || startOf(row) > startOf(known)) newest.set(key, row);
  }
  return [...newest.values()];
}
