import { type RunRecord, type SentinelBaseline, toldAtNs, wasm256Engine } from '@convscape/core';
import type { Pool } from '@convscape/pool';
import type { Store } from '@convscape/store';
import { putProcess } from '../runs/run-process.js';
import { formatPercent } from '../terminal/percent.js';
import type { Terminal } from '../terminal/terminal.js';
import { type Calibrate, calibrationsFor } from './open-engines.js';
import type { SweepRequest } from './sweep-request.js';

/**
 * Memory that takes longer by more than this has visits discarded. A clock that is slower by as much does not: latencies are divided by it, and
 * anchors tell whether that is enough.
 */
const LARGEST_DRIFT = 0.05;

export interface StartMeans {
  readonly store: Store;
  /** A device that is measured from afar may not tell its peaks. */
  readonly pool: Pick<Pool, 'workers' | 'calibrate' | 'baseline'> & Partial<Pick<Pool, 'peaks'>>;
  readonly terminal: Terminal;
  /** The clock at which this machine's latencies are told, by what the compute sentinel takes now; absent: as it is now. */
  readonly clockNs?: (nowNs: number) => Promise<number>;
  /** Asks for a calibration that may be remembered; absent: the pool is asked. */
  readonly calibrate?: Calibrate;
}

/**
 * Makes a run ready to measure, and stores it so. A run is calibrated once, and its calibration stays: what is measured later must run the
 * same kernels. Its device's peaks are measured once as well, and not where they came with visits of an earlier run. Its sentinels are read alone; where they were before, the machine is compared
 * with what it was and still judged by that, so that what is measured now can meet what is there. Memory that became faster was disturbed
 * before, and its new reading counts; the clock's never changes, since all latencies of the run are divided by it.
 */
export async function startRun(
  request: Pick<SweepRequest, 'engines' | 'device' | 'processes' | 'workersAuto'>,
  planned: RunRecord,
  { store, pool, terminal, clockNs = async (nowNs) => nowNs, calibrate }: StartMeans,
): Promise<RunRecord> {
  await putProcess(store, planned.run);
  const calibrations = await calibrationsFor(
    calibrate ?? ((engine) => pool.calibrate(engine)),
    request.engines,
    planned.calibrations,
  );
  const sentinels = await pool.baseline();
  const peaks = knowsPeaksOf(request.engines, planned) ? planned.peaks : await pool.peaks?.(request.engines);
  const drift = planned.sentinels === undefined ? 0 : driftOf(planned.sentinels, sentinels);
  const hasDrifted = Math.abs(drift) > LARGEST_DRIFT;
  const { workersChoice: _, ...asPlanned } = planned;
  const run: RunRecord = {
    ...asPlanned,
    ...workersOf(request, planned, pool.workers),
    calibrations,
    sentinels:
      planned.sentinels === undefined
        ? {
            ...sentinels,
            clockNs: (await clockOfEarlierRun(store, planned)) ?? (await clockNs(sentinels.computeNs)),
          }
        : withFasterMemory(planned.sentinels, sentinels),
    ...(peaks && { peaks }),
    finishedAt: null,
    state: 'running',
  };
  await store.putRun(run);
  if (hasDrifted) {
    const message = `reading memory takes ${formatPercent(Math.abs(drift))} ${drift > 0 ? 'longer' : 'less'} than when this run was measured last`;
    await store.putEvent({ run: run.run, at: new Date().toISOString(), kind: 'drift', message });
    const mend =
      drift > 0
        ? 'what it measures now is judged by what it was, and may stay noisy; wait until it is idle, or measure anew with --fresh'
        : 'it was disturbed then; --fresh measures anew';
    terminal.warn(`${message}: ${mend}`);
  }
  terminal.detail(`device ${request.device.device}: ${request.device.fingerprint.cpuModel}`);
  terminal.detail(`database driver ${store.driver}, ${run.workers} workers, ${request.processes} processes`);
  for (const [engine, found] of Object.entries(calibrations)) {
    terminal.detail(`calibration of ${engine}: ${JSON.stringify(found)}`);
  }
  return run;
}

/** A number that is asked for replaces what a trial chose. */
function workersOf(
  { workersAuto }: Pick<SweepRequest, 'workersAuto'>,
  { workersChoice }: RunRecord,
  most: number,
): Pick<RunRecord, 'workers' | 'workersChoice'> {
  if (!workersAuto || workersChoice === undefined) return { workers: most };
  return { workers: Math.min(workersChoice.workers, most), workersChoice };
}

/** An engine that came to the run later may compute under a roof of its own. */
function knowsPeaksOf(engines: readonly string[], { peaks }: RunRecord): boolean {
  return (
    peaks !== undefined && (peaks.joinedMacsPerSecond !== undefined || !engines.includes(wasm256Engine.name))
  );
}

/** All runs of a sweep on one device tell latencies at one clock: that of the first. */
async function clockOfEarlierRun(
  store: Store,
  { sweep, device, protocol }: RunRecord,
): Promise<number | null> {
  const earlier = (await store.runs(sweep))
    .filter((run) => run.device === device && run.protocol.version === protocol.version && run.sentinels)
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const first = earlier[0]?.sentinels;
  return first === undefined ? null : toldAtNs(first);
}

function withFasterMemory(before: SentinelBaseline, now: SentinelBaseline): SentinelBaseline {
  if (now.memoryBytes !== before.memoryBytes) return before;
  return { ...before, memoryNs: Math.min(before.memoryNs, now.memoryNs) };
}

/** How much longer memory takes now; buffers of other sizes cannot be compared. */
function driftOf(before: SentinelBaseline, now: SentinelBaseline): number {
  return now.memoryBytes === before.memoryBytes ? now.memoryNs / before.memoryNs - 1 : 0;
}
