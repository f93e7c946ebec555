import { type Candidate, DEFAULT_PROTOCOL, type LayersOutcome, type ReportDocument } from '@convscape/core';
import { openBrowserPool } from '@convscape/pool/browser';
import { useCallback, useState } from 'preact/hooks';
import { enginesHere } from '../device/engines-here.js';
import { newestRun } from './own-sweep.js';
import { workerText } from './worker-text.js';

/** What this device found out about the layers of blocks, by the candidate's key. */
export interface LayerTimes {
  readonly outcomes: ReadonlyMap<string, LayersOutcome>;
  /** The candidate whose layers are being timed; null while none are. */
  readonly underWay: string | null;
  /** Times the layers of a block of this sweep, each alone, by the rules of the sweep's newest run. */
  time(candidate: Candidate, sweep: string): void;
}

/** Timing the layers of single blocks in this page. */
export function useLayerTimes(report: ReportDocument): LayerTimes {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, LayersOutcome>>(new Map());
  const [underWay, setUnderWay] = useState<string | null>(null);
  const time = useCallback(
    (candidate: Candidate, sweep: string) => {
      const protocol = newestRun(report, sweep)?.protocol ?? DEFAULT_PROTOCOL;
      setUnderWay(candidate.key);
      layersHere(candidate, protocol)
        .catch(
          (thrown: unknown): LayersOutcome => ({
            state: 'failed',
            reason: thrown instanceof Error ? thrown.message : String(thrown),
          }),
        )
        .then((outcome) => {
          setOutcomes((known) => new Map(known).set(candidate.key, outcome));
          setUnderWay(null);
        });
    },
    [report],
  );
  return { outcomes, underWay, time };
}

async function layersHere(candidate: Candidate, protocol: typeof DEFAULT_PROTOCOL): Promise<LayersOutcome> {
  const pool = await openBrowserPool({ workers: 1, script: { text: workerText(document) } });
  try {
    const { engine } = candidate;
    const { calibrations, missing } = await enginesHere(pool, { engines: [engine], calibrations: {} });
    const reason = missing.get(engine);
    if (reason !== undefined) return { state: 'unsupported', reason };
    const calibration = calibrations[engine];
    return await pool.timeLayers({
      candidate,
      phase: 'screening',
      protocol,
      ...(calibration && { calibration }),
      verifiedKernelHashes: [],
    });
  } finally {
    await pool.close();
  }
}
