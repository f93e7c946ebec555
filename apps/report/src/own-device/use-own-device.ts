import type { MeasuredVisit, ReportDocument } from '@convscape/core';
import type { PauseReason } from '@convscape/pool/browser';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { Gate } from '../device/gate.js';
import { keepAwake } from '../device/keep-awake.js';
import { type OwnResults, withOwnResults } from './own-results.js';
import { measureOwn, type OwnConditions, type OwnProgress } from './own-run.js';
import type { OwnSweep } from './own-sweep.js';
import { workerText } from './worker-text.js';

export type OwnState =
  | { readonly state: 'idle' }
  | { readonly state: 'preparing'; readonly what: string }
  | { readonly state: 'measuring'; readonly progress: OwnProgress }
  | { readonly state: 'ended'; readonly isComplete: boolean }
  | { readonly state: 'failed'; readonly reason: string };

export interface OwnDevice {
  readonly state: OwnState;
  readonly isPaused: boolean;
  /** Why nothing is measured for now; null while something is. */
  readonly held: PauseReason | null;
  /** What kept times from being trusted, newest last. */
  readonly notes: readonly string[];
  readonly results: OwnResults | null;
  /** The report with this device in it; the report itself until there is something to show. */
  readonly shown: ReportDocument;
  start(work: OwnSweep): void;
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Views are drawn anew at most so often while results come in. */
const SHOW_EVERY_MS = 2000;
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
  const gate = useRef(new Gate());
  const stopping = useRef(new AbortController());
  const shown = useMemo(
    () => (results === null ? report : withOwnResults(report, results)),
    [report, results],
  );

  const note = useCallback((words: string) => setNotes((all) => [...all, words].slice(-MOST_NOTES)), []);

  const start = useCallback(
    (work: OwnSweep) => {
      const stop = new AbortController();
      stopping.current = stop;
      gate.current.open();
      setPaused(false);
      setHeld(null);
      setNotes([]);
      setResults(null);
      setState({ state: 'preparing', what: 'starting its workers' });
      run(work, stop.signal).catch((thrown: unknown) => {
        if (stop.signal.aborted) return;
        setState({ state: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) });
      });
    },
    [note],
  );

  async function run(work: OwnSweep, stop: AbortSignal): Promise<void> {
    const text = workerText(document);
    if (text === null) throw new Error('this page has lost its measuring script: write the report again');
    // Loaded only now: most readers never measure.
    const { openBrowserPool, readBrowserDevice, suggestedBrowserWorkers } = await import(
      '@convscape/pool/browser'
    );
    keepAwake();
    const pool = await openBrowserPool({
      workers: suggestedBrowserWorkers(),
      script: { text },
      onPause: ({ reason, discarded }) => {
        setHeld(reason);
        note(`${HELD_NOTES[reason]}: ${turnsWords(discarded)} thrown away.`);
      },
      onResume: () => setHeld(null),
    });
    stop.addEventListener('abort', () => void pool.close());
    const visits: MeasuredVisit[] = [];
    let conditions: OwnConditions | null = null;
    let shownAtMs = 0;
    const show = (as: OwnResults['state']) => {
      if (conditions === null || visits.length === 0) return;
      shownAtMs = performance.now();
      const finishedAt = new Date().toISOString();
      const device = readBrowserDevice();
      setResults({
        work,
        device,
        workers: pool.workers,
        conditions,
        visits: [...visits],
        finishedAt,
        state: as,
      });
    };
    let isComplete = false;
    try {
      isComplete = await measureOwn(work, {
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
        },
        onVisit: (visit) => {
          visits.push(visit);
          if (performance.now() - shownAtMs > SHOW_EVERY_MS) show('running');
        },
      });
    } catch (thrown) {
      if (!stop.aborted) throw thrown;
    } finally {
      await pool.close();
      show(isComplete ? 'complete' : 'interrupted');
    }
    setState({ state: 'ended', isComplete });
  }

  return {
    state,
    isPaused,
    held,
    notes,
    results,
    shown,
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
