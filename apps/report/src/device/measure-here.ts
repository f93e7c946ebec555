import {
  type AliveRequest,
  type BeginRequest,
  describeBlock,
  formatSlot,
  type HandedTurn,
  type IntroduceAnswer,
  type NextAnswer,
  type ResultAnswer,
  type ResultRequest,
  unlessItFailsTwice,
  type VisitOutcome,
} from '@convscape/core';
import { type Pool, readBrowserDevice, takeTask } from '@convscape/pool/browser';
import type { DeviceFacts, DeviceState } from './device-state.js';
import { enginesHere } from './engines-here.js';
import type { Gate } from './gate.js';
import { Patience } from './patience.js';
import { RefusedError, type ServerLine } from './server-line.js';

export interface MeasureMeans {
  readonly line: ServerLine;
  readonly pool: Pool;
  /** Where the reader pauses. */
  readonly gate: Gate;
  readonly show: (state: DeviceState) => void;
  readonly tellFacts: (facts: DeviceFacts) => void;
  /** The server took one more result, one more that something disturbed, or would not believe one. */
  readonly count: (what: 'stored' | 'disturbed' | 'refused') => void;
}

/** The server gives turns of sessions away that it has not heard of for 15 s. */
const ALIVE_MS = 3000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15_000;

/** Takes turns until nothing is left, or the session is over. What goes wrong on the way there is tried again. */
export async function measureHere(means: MeasureMeans): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  for (;;) {
    try {
      await takeTurns(means, () => {
        retryMs = FIRST_RETRY_MS;
      });
      return means.show({ state: 'done' });
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      if (isFinal(thrown)) return means.show({ state: 'ended', reason });
      if (!(thrown instanceof RefusedError && thrown.code === 'NOT_BEGUN')) {
        means.show({ state: 'unreachable', reason });
        const waitMs = thrown instanceof RefusedError ? Math.max(thrown.retryAfterMs, retryMs) : retryMs;
        await sleep(waitMs);
        retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
      }
    }
  }
}

async function takeTurns(means: MeasureMeans, onAnswer: () => void): Promise<void> {
  const { line, pool, gate, show } = means;
  const { fingerprint } = readBrowserDevice();
  const introduced = await line.ask<IntroduceAnswer>('introduce', { fingerprint });
  means.tellFacts(introduced);
  if (introduced.isDone) return;
  const alive = setInterval(
    () => line.tell('alive', { state: 'measuring' } satisfies AliveRequest),
    ALIVE_MS,
  );
  try {
    show({ state: 'preparing', what: 'choosing kernels' });
    const { calibrations, missing } = await enginesHere(pool, introduced);
    show({ state: 'preparing', what: 'reading the sentinels' });
    const sentinels = await pool.baseline();
    const peaks = introduced.knowsPeaks ? undefined : await pool.peaks(introduced.engines);
    const patience = new Patience();
    await line.ask('begin', { calibrations, sentinels, ...(peaks && { peaks }) } satisfies BeginRequest);
    for (;;) {
      if (!gate.isOpen) {
        show({ state: 'paused' });
        line.tell('alive', { state: 'paused', cause: 'reader' } satisfies AliveRequest);
        await gate.passed();
      }
      const waitMs = patience.takeWaitMs();
      if (waitMs !== null) {
        show({ state: 'disturbed', waitMs });
        line.tell('alive', { state: 'paused', cause: 'disturbed' } satisfies AliveRequest);
        await sleep(waitMs);
        continue;
      }
      const next = await line.ask<NextAnswer>('next');
      onAnswer();
      if (next.state === 'done') return;
      if (next.state === 'wait') {
        show({ state: 'waiting', progress: next.progress });
        await sleep(next.waitMs);
        continue;
      }
      const { turn, progress } = next;
      show({ state: 'measuring', candidate: nameOf(turn), progress });
      const outcome = await takeTurn(turn, pool, missing);
      patience.saw(outcome);
      await handIn(turn, outcome, means);
    }
  } finally {
    clearInterval(alive);
  }
}

async function takeTurn(
  { task, process }: HandedTurn,
  pool: Pool,
  missing: ReadonlyMap<string, string>,
): Promise<VisitOutcome> {
  const reason = missing.get(task.candidate.engine);
  return reason === undefined
    ? unlessItFailsTwice(() => takeTask(pool, task, process))
    : { state: 'unsupported', reason };
}

async function handIn(
  { turn }: HandedTurn,
  result: VisitOutcome,
  { line, count }: MeasureMeans,
): Promise<void> {
  try {
    const { state } = await line.ask<ResultAnswer>('result', { turn, result } satisfies ResultRequest);
    if (state === 'stored') count(result.state === 'discarded' ? 'disturbed' : 'stored');
  } catch (thrown) {
    if (!(thrown instanceof RefusedError) || thrown.status !== 422) throw thrown;
    count('refused');
  }
}

/** What trying again does not mend, or would undo: a page that took over from this one is not to be taken over from. */
const FINAL = ['NO_SESSION', 'SESSION_ENDED', 'OTHER_PAGE', 'MALFORMED'];

function isFinal(thrown: unknown): boolean {
  return thrown instanceof RefusedError && FINAL.includes(thrown.code);
}

const nameOf = ({ task: { candidate } }: HandedTurn) =>
  `${describeBlock(candidate.block)} in ${formatSlot(candidate.slot)}, ${candidate.engine}`;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
