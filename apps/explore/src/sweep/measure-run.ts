import {
  type Candidate,
  describeBlock,
  formatSlot,
  measureTaskOf,
  type Plan,
  type PlanCandidate,
  type PlannedTurn,
  type Race,
  type RunRecord,
  unlessItFailsTwice,
  type VisitOutcome,
  type VisitRecord,
  visitOf,
} from '@convscape/core';
import { type Pool, takeTask } from '@convscape/pool';
import type { Store } from '@convscape/store';
import { steadyNowMs } from '../steady-clock.js';
import type { Progress, ProgressPart } from '../terminal/progress.js';
import { collectGarbage } from './collect-garbage.js';
import { conclude } from './conclude.js';
import type { Crew } from './crew.js';
import { inLanes } from './in-lanes.js';
import { unlessStopped } from './unless-stopped.js';
import type { VisitLog } from './visit-log.js';
import { VisitWriter } from './visit-writer.js';

export interface RunWork {
  readonly run: RunRecord;
  /** By key. */
  readonly candidates: ReadonlyMap<string, PlanCandidate>;
  /** What the run has so far; grows while measuring. */
  readonly log: VisitLog;
  /** What it needs next, by that log. */
  readonly race: Race;
  /** Whether the time may be up before all is measured. */
  readonly hasBudget: boolean;
}

export interface Means {
  readonly store: Store;
  readonly pool: Pool;
  readonly progress: Progress;
  readonly crew: Crew;
  /** Gives up the turns under way. */
  readonly stop: AbortSignal;
  /** Lets the turns under way end, and takes no more. */
  readonly spent: AbortSignal;
  readonly newVisitId: () => string;
}

/** What the run needs next. */
export function nextPlan({ race }: RunWork): Plan {
  return race.next();
}

/** Takes turns until the plan says done, or `stop` or `spent` is aborted. Every visit that ended before then is stored. */
export async function measureRun(work: RunWork, means: Means): Promise<void> {
  for (;;) {
    const plan = nextPlan(work);
    if (plan.state === 'done' || means.stop.aborted || means.spent.aborted) return;
    collectGarbage();
    const { turns } = plan;
    if (plan.state === 'screen') {
      const part = { kind: 'screening', total: turns.length, after: 0 };
      await takeTurns(part, turns, () => means.crew.workers, work, means);
    } else {
      const { minVisits, maxVisits } = work.run.protocol.confirmation;
      const detail = work.hasBudget
        ? `round ${plan.round}, what is most contested first`
        : plan.round <= minVisits
          ? `round ${plan.round} of ${minVisits} to ${maxVisits}`
          : `round ${plan.round}, intervals that are still wide`;
      const after = work.hasBudget ? 0 : Math.max(0, minVisits - plan.round) * turns.length;
      await takeTurns(
        { kind: 'confirming', detail, total: turns.length, after },
        turns,
        () => 1,
        work,
        means,
      );
    }
  }
}

/** Screens these side by side for the sake of a trial: nothing is stored. */
export async function screenForTrial(
  turns: readonly PlannedTurn[],
  workers: number,
  work: RunWork,
  { pool, stop }: Pick<Means, 'pool' | 'stop'>,
): Promise<readonly TrialOutcome[]> {
  const outcomes: TrialOutcome[] = [];
  const lanes = () => workers;
  // Without sentinels nobody watches: a trial is about what workers do to each other.
  const { protocol, calibrations } = work.run;
  await inLanes(turns, lanes, stop, async (turn) => {
    const { candidate } = work.candidates.get(turn.candidate)!;
    const task = measureTaskOf(candidate, turn, { protocol, calibrations }, work.log.of(candidate.key));
    const outcome = await unlessStopped(takeTask(pool, task, turn.process), stop);
    if (outcome !== null) outcomes.push({ candidate: turn.candidate, outcome });
  });
  return outcomes;
}

export interface TrialOutcome {
  readonly candidate: string;
  readonly outcome: VisitOutcome;
}

/** Takes these turns, `lanes()` at a time, and stores their visits and what they say. */
export async function takeTurns(
  part: ProgressPart,
  turns: readonly PlannedTurn[],
  lanes: () => number,
  work: RunWork,
  means: Means,
): Promise<void> {
  const { run, log } = work;
  const writer = new VisitWriter(means.store);
  const before = log.size;
  let done = 0;
  let failed = 0;

  means.progress.begin(part);
  const noMore = AbortSignal.any([means.stop, means.spent]);
  await inLanes(turns, lanes, noMore, async (turn) => {
    const { candidate } = work.candidates.get(turn.candidate)!;
    means.progress.step({ done, failed, current: nameOf(candidate) });
    const startedAt = new Date(steadyNowMs()).toISOString();
    const task = measureTaskOf(candidate, turn, run, log.of(candidate.key));
    const outcome = await unlessStopped(
      unlessItFailsTwice(() => takeTask(means.pool, task, turn.process)),
      means.stop,
    );
    if (outcome === null) return;
    const visit: VisitRecord = {
      visit: means.newVisitId(),
      run: run.run,
      ...visitOf(turn, startedAt, outcome),
    };
    writer.add(visit);
    log.add(visit);
    done++;
    if (outcome.state === 'failed') failed++;
    await means.crew.tell(outcome);
  });
  means.progress.end(done);
  await writer.flush();
  await conclude(means.store, run, log, [...new Set(log.candidatesSince(before))]);
}

const nameOf = ({ block, slot }: Candidate) => `${describeBlock(block)} in ${formatSlot(slot)}`;
