import {
  type Calibration,
  describeBlock,
  formatSlot,
  type MeasuredPeaks,
  type MeasuredVisit,
  measureTaskOf,
  type PlannedTurn,
  Race,
  type SentinelBaseline,
  unlessItFailsTwice,
  VisitList,
  type VisitOutcome,
  visitOf,
} from '@convscape/core';
import { type Pool, takeTask } from '@convscape/pool/browser';
import { enginesHere } from '../device/engines-here.js';
import type { Gate } from '../device/gate.js';
import { Patience } from '../device/patience.js';
import type { KeptRun } from './kept-runs.js';
import type { OwnSweep } from './own-sweep.js';

/** What this device found out about itself before its first turn. */
export interface OwnConditions {
  readonly calibrations: { readonly [engine: string]: Calibration };
  readonly sentinels: SentinelBaseline;
  readonly peaks: MeasuredPeaks;
  readonly startedAt: string;
}

export interface OwnProgress {
  readonly part: 'screening' | 'confirming';
  /** Confirmation rounds count from 1. */
  readonly round: number;
  readonly done: number;
  readonly total: number;
  readonly current: string;
}

export interface OwnRunMeans {
  readonly pool: Pool;
  /** Where the reader pauses. */
  readonly gate: Gate;
  /** Aborted when the reader stops: what is under way is given up. */
  readonly stop: AbortSignal;
  readonly tell: (
    what: 'choosing kernels' | 'reading the sentinels' | 'measuring the peaks' | OwnProgress,
  ) => void;
  /** Visits in a row that something disturbed: measuring waits so long. */
  readonly tellDisturbed: (waitMs: number) => void;
  readonly onConditions: (conditions: OwnConditions) => void;
  readonly onVisit: (visit: MeasuredVisit) => void;
}

/**
 * Measures a sweep in this page by the protocol: everybody is screened, small blocks first, then the contenders meet in rounds. What is `kept`
 * of it from before is not measured again, and what is measured now is held to the same conditions; visits of other candidates are passed over.
 * @returns whether nothing is left to measure; false where it was stopped
 */
export async function measureOwn(
  work: OwnSweep,
  means: OwnRunMeans,
  kept: KeptRun | null = null,
): Promise<boolean> {
  const { pool, gate, stop, tell } = means;
  const engines = [...new Set(work.candidates.map(({ candidate }) => candidate.engine))];
  tell('choosing kernels');
  const before = kept?.conditions;
  const { calibrations, missing } = await enginesHere(pool, {
    engines,
    calibrations: before?.calibrations ?? {},
  });
  tell('reading the sentinels');
  const sentinels = before?.sentinels ?? (await pool.baseline());
  tell('measuring the peaks');
  const peaks = before?.peaks ?? (await pool.peaks(engines.filter((engine) => !missing.has(engine))));
  means.onConditions({ calibrations, sentinels, peaks, startedAt: before?.startedAt ?? now() });

  const candidates = new Map(work.candidates.map((one) => [one.candidate.key, one]));
  const visits = new VisitList((kept?.visits ?? []).filter(({ candidate }) => candidates.has(candidate)));
  const { protocol, objectives, seed } = work;
  const race = new Race({ candidates: work.candidates, protocol, objectives, seed }, visits);
  const patience = new Patience();

  const take = async (turn: PlannedTurn): Promise<void> => {
    const { candidate } = candidates.get(turn.candidate)!;
    const startedAt = now();
    const reason = missing.get(candidate.engine);
    const known = { protocol, calibrations, sentinels };
    const task = {
      ...measureTaskOf(candidate, turn, known, visits.of(candidate.key)),
      sampleOutput: true as const,
    };
    const outcome: VisitOutcome =
      reason === undefined
        ? await unlessItFailsTwice(() => takeTask(pool, task, turn.process))
        : { state: 'unsupported', reason };
    if (stop.aborted) return;
    const visit = visitOf(turn, startedAt, outcome);
    visits.add(visit);
    means.onVisit(visit);
    patience.saw(outcome);
  };

  for (;;) {
    const plan = race.next();
    if (plan.state === 'done') return true;
    const isScreening = plan.state === 'screen';
    const left = isScreening ? smallFirst(plan.turns, candidates) : [...plan.turns];
    const total = left.length;
    let done = 0;
    /** While something disturbs, all wait together. */
    let rest: Promise<void> | null = null;
    const lane = async (): Promise<void> => {
      for (;;) {
        await gate.passed();
        if (stop.aborted) return;
        const waitMs = patience.takeWaitMs();
        if (waitMs !== null) {
          means.tellDisturbed(waitMs);
          rest = sleep(waitMs, stop).finally(() => {
            rest = null;
          });
        }
        if (rest !== null) {
          await rest;
          continue;
        }
        const turn = left.shift();
        if (turn === undefined) return;
        const { candidate } = candidates.get(turn.candidate)!;
        const current = `${describeBlock(candidate.block)} in ${formatSlot(candidate.slot)}, ${candidate.engine}`;
        const part = isScreening ? 'screening' : 'confirming';
        tell({ part, round: turn.round, done, total, current });
        await take(turn);
        done++;
      }
    };
    await Promise.all(Array.from({ length: isScreening ? pool.workers : 1 }, lane));
    if (stop.aborted) return false;
  }
}

/** Something to see soon, on a device that may be slow. */
function smallFirst(
  turns: readonly PlannedTurn[],
  candidates: ReadonlyMap<string, OwnSweep['candidates'][number]>,
): PlannedTurn[] {
  const macs = ({ candidate }: PlannedTurn) => candidates.get(candidate)?.counted.macs ?? 0;
  return [...turns].sort((a, b) => macs(a) - macs(b));
}

const now = () => new Date(performance.timeOrigin + performance.now()).toISOString();

function sleep(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
