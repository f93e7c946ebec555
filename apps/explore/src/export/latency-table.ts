import type { BlockSpec, DeviceRecord, Row, StoredSweep } from '@convscape/core';

/** One answer of the table: which latency, with its interval, a block in a slot has on an engine. */
export interface LatencyTableEntry {
  readonly slot: string;
  readonly block: BlockSpec;
  readonly engine: string;
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

/** The rows that have a latency, keyed by what a search knows: slot, block, engine. */
export function latencyTable(sweeps: readonly StoredSweep[], rows: readonly Row[]): LatencyTable {
  const blocks = new Map(
    sweeps.flatMap((stored) =>
      stored.candidates.map((candidate) => [candidate.key, candidate.block] as const),
    ),
  );
  const devices = new Map(
    sweeps.flatMap((stored) => stored.devices.map((device) => [device.device, device] as const)),
  );
  const entries = rows.flatMap((row) => {
    const { slot, engine, threads, cache, chain, device, state, candidate } = row;
    const { latency_ns, latency_low_ns, latency_high_ns } = row;
    const block = blocks.get(candidate);
    if (!block || latency_ns === null || latency_low_ns === null || latency_high_ns === null) return [];
    return [
      {
        slot,
        block,
        engine,
        threads,
        cache,
        chain,
        device,
        latency_ns,
        latency_low_ns,
        latency_high_ns,
        state,
        candidate,
      },
    ];
  });
  return { format: 'convscape-latency-table', version: 1, devices: [...devices.values()], entries };
}
