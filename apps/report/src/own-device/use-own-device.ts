import type { MeasuredVisit, ReportDocument } from '@convscape/core';
import {
  openBrowserPool,
  type PauseReason,
  readBrowserDevice,
  suggestedBrowserWorkers,
} from '@convscape/pool/browser';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Gate } from '../device/gate.js';
import { keepAwake } from '../device/keep-awake.js';
import { type Beginning, beginningOf } from './beginning.js';
import { type KeptRun, KeptRuns } from './kept-runs.js';
import { type OwnResults, resultsLeft, withOwnResults } from './own-results.js';
import { measureOwn, type OwnConditions, type OwnProgress, type OwnRunMeans } from './own-run.js';
import { keysOf, type OwnSweep, ofWork, runName } from './own-sweep.js';
import { workerText } from './worker-text.js';

export type OwnState =
  | { readonly state: 'idle' }
  | { readonly state: 'preparing'; readonly what: string }
  | { readonly state: 'measuring'; readonly progress: OwnProgress }
  | { readonly state: 'ended'; readonly isComplete: boolean }
  | { readonly state: 'failed'; readonly reason: string };

export interface OwnDevice {
  readonly state: OwnState;
  readonly isRunning: boolean;
  readonly isPaused: boolean;
  /** Why nothing is measured for now; null while something is. */
  readonly held: PauseReason | null;
  /** What kept times from being trusted, newest last. */
  readonly notes: readonly string[];
  readonly results: OwnResults | null;
  /** The report with this device in it; the report itself until there is something to show. */
  readonly shown: ReportDocument;
  /** What this browser keeps of that work from before; null where there is nothing. */
  readonly kept: KeptRun | null;
  /** Finds out what is kept of it. */
  look(work: OwnSweep): void;
  /** Of it alone: what is kept of the sweep's other candidates stays. */
  forget(work: OwnSweep): void;
  /** Goes on after what is kept, or forgets what is kept of it and measures it anew. */
  start(work: OwnSweep, anew: boolean): void;
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Views are drawn anew at most so often while results come in: where that takes seconds, as in a large report, ten times as seldom. */
const SHOW_EVERY_MS = { least: 2000, most: 60_000 };
const SHOW_EVERY_DRAWINGS = 10;
const MOST_NOTES = 5;

const HELD_NOTES: { readonly [reason in PauseReason]: string } = {
  hidden: 'This tab was hidden',
  'stood-still': 'This page stood still',
  'low-battery': 'The battery was low',
};

const turnsWords = (turns: number) =>
  turns === 0 ? 'nothing was' : turns === 1 ? '1 turn was' : `${turns} turns were`;

/** Measuring in this page: what is under way, and what came of it. */
export function useOwnDevice(report: ReportDocument): OwnDevice {
  const [state, setState] = useState<OwnState>({ state: 'idle' });
  const [isPaused, setPaused] = useState(false);
  const [held, setHeld] = useState<PauseReason | null>(null);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [results, setResults] = useState<OwnResults | null>(null);
  const [kept, setKept] = useState<KeptRun | null>(null);
  const runs = useRef<Promise<KeptRuns | null> | null>(null);
  const gate = useRef(new Gate());
  const stopping = useRef(new AbortController());
  const shown = useMemo(
    () => (results === null ? report : withOwnResults(report, results)),
    [report, results],
  );

  const isWorking = (state.state === 'preparing' || state.state === 'measuring') && !isPaused;
  useEffect(() => (isWorking ? keepAwake() : undefined), [isWorking]);

  const note = useCallback((words: string) => setNotes((all) => [...all, words].slice(-MOST_NOTES)), []);

  /** Opened once somebody looks. */
  const keeper = () => {
    runs.current ??= KeptRuns.open();
    return runs.current;
  };

  const look = useCallback(
    (work: OwnSweep) => {
      const find = async () => {
        const found = (await (await keeper())?.read(runName(report, work))) ?? null;
        setKept(found && ofWork(work, found));
      };
      // Whoever keeps nothing measures all the same.
      find().catch(() => setKept(null));
    },
    [report],
  );

  /** What the page shows of this work's run; null where it shows none, or another. */
  const shownOf = (work: OwnSweep) =>
    results !== null && runName(report, results.work) === runName(report, work) ? results : null;

  /** What is known of this work's run: what is kept, or what the page shows where that is more, since not every browser keeps anything. */
  const knownOf = async (work: OwnSweep, shown: OwnResults | null): Promise<KeptRun | null> => {
    const stored = (await (await keeper())?.read(runName(report, work))) ?? null;
    return shown !== null && shown.visits.length > (stored?.visits.length ?? 0) ? shown : stored;
  };

  /** Forgets what this work has of its run: where that is all, the whole run. */
  const forgetOf = async (work: OwnSweep, { before }: Beginning): Promise<void> => {
    const candidates = before === null ? undefined : keysOf(work.candidates);
    await (await keeper())?.forget(runName(report, work), candidates);
  };

  const forget = useCallback(
    (work: OwnSweep) => {
      const remove = async () => {
        const shown = shownOf(work);
        const left = beginningOf(report, work, await knownOf(work, shown), true);
        await forgetOf(work, left);
        if (shown !== null) setResults(resultsLeft(shown, left));
        setKept(null);
        setState({ state: 'idle' });
      };
      remove().catch((thrown: unknown) => note(`It could not be forgotten: ${String(thrown)}`));
    },
    [report, note, results],
  );

  const start = useCallback(
    (work: OwnSweep, anew: boolean) => {
      const stop = new AbortController();
      stopping.current = stop;
      gate.current.open();
      setPaused(false);
      setHeld(null);
      setNotes([]);
      const shown = shownOf(work);
      setResults(shown);
      setState({ state: 'preparing', what: 'starting its workers' });
      run(work, stop.signal, shown, anew).catch((thrown: unknown) => {
        // Stopped while its workers were starting.
        if (stop.signal.aborted) return setState({ state: 'ended', isComplete: false });
        setState({ state: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) });
      });
    },
    [report, note, results],
  );

  async function run(
    work: OwnSweep,
    stop: AbortSignal,
    shown: OwnResults | null,
    anew: boolean,
  ): Promise<void> {
    const name = runName(report, work);
    const store = await keeper();
    const keep = (writing: Promise<void> | undefined) => writing?.catch(() => undefined);
    const known = await knownOf(work, shown).catch(() => shown);
    const beginning = beginningOf(report, work, known, anew);
    const { before, beside } = beginning;
    const pool = await openBrowserPool({
      workers: suggestedBrowserWorkers(),
      script: { text: workerText(document) },
      signal: stop,
      onPause: ({ reason, discarded }) => {
        setHeld(reason);
        note(`${HELD_NOTES[reason]}: ${turnsWords(discarded)} thrown away.`);
      },
      onResume: () => setHeld(null),
    });
    if (anew || before === null) {
      await keep(forgetOf(work, beginning));
      if (shown !== null) setResults(resultsLeft(shown, beginning));
    }
    const visits: MeasuredVisit[] = [...(before?.visits ?? [])];
    let conditions: OwnConditions | null = null;
    let [shownAtMs, showEveryMs] = [0, SHOW_EVERY_MS.least];
    const own = keysOf(work.candidates);
    const settledBefore = [...(shown?.settled ?? [])].filter((key) => !own.has(key));
    const show = (now: 'running' | 'stopped' | 'complete') => {
      if (conditions === null || visits.length === 0) return;
      const beganMs = performance.now();
      shownAtMs = beganMs;
      // A timer fires once what this changes is drawn.
      requestAnimationFrame(() =>
        setTimeout(() => {
          const drawingMs = performance.now() - beganMs;
          const { least, most } = SHOW_EVERY_MS;
          showEveryMs = Math.min(most, Math.max(least, SHOW_EVERY_DRAWINGS * drawingMs));
        }),
      );
      const finishedAt = new Date().toISOString();
      const device = readBrowserDevice();
      setResults({
        asked: work,
        work: { ...work, candidates: [...work.candidates, ...beside] },
        device,
        workers: pool.workers,
        conditions,
        visits: [...visits],
        finishedAt,
        isRunning: now === 'running',
        settled: new Set(now === 'complete' ? [...settledBefore, ...own] : settledBefore),
      });
    };
    let isComplete = false;
    try {
      const means: OwnRunMeans = {
        pool,
        gate: gate.current,
        stop,
        tell: (what) =>
          setState(
            typeof what === 'string' ? { state: 'preparing', what } : { state: 'measuring', progress: what },
          ),
        tellDisturbed: (waitMs) =>
          note(`Three visits in a row were disturbed: waiting ${Math.round(waitMs / 1000)} s.`),
        onConditions: (found) => {
          conditions = found;
          keep(store?.begin(name, found));
        },
        onVisit: (visit) => {
          visits.push(visit);
          keep(store?.add(name, visit));
          if (performance.now() - shownAtMs > showEveryMs) show('running');
        },
      };
      isComplete = await measureOwn(work, means, before);
    } catch (thrown) {
      if (!stop.aborted) throw thrown;
    } finally {
      await pool.close();
      show(isComplete ? 'complete' : 'stopped');
    }
    setState({ state: 'ended', isComplete });
  }

  return {
    state,
    isRunning: state.state === 'preparing' || state.state === 'measuring',
    isPaused,
    held,
    notes,
    results,
    shown,
    kept,
    look,
    forget,
    start,
    pause: () => {
      gate.current.close();
      setPaused(true);
    },
    resume: () => {
      gate.current.open();
      setPaused(false);
    },
    stop: () => {
      stopping.current.abort();
      gate.current.open();
    },
  };
}
