import type { ReportDocument, Row } from '@convscape/core';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { HELD_WORDS } from '../device/held-words.js';
import { surroundingsWords } from '../device/surroundings-words.js';
import { saveFile } from '../export/save-file.js';
import { Choice } from '../view/Choice.js';
import type { Navigation } from '../view/use-view-state.js';
import { FrontsBeside } from './FrontsBeside.js';
import type { KeptRun } from './kept-runs.js';
import { measuredDevice } from './measured-device.js';
import { OWN_RUN, resultsFile, resultsFileName } from './own-results.js';
import type { OwnProgress } from './own-run.js';
import { OWN_SCOPES, type OwnScope, ownRows, ownSweep } from './own-sweep.js';
import type { OwnDevice, OwnState } from './use-own-device.js';

interface Props {
  /** As it was written, without this device. */
  readonly report: ReportDocument;
  readonly own: OwnDevice;
  /** Whether nothing else is being measured in this page. */
  readonly isFree: boolean;
  readonly navigation: Navigation;
}

/** What a row tells of its candidate is compared with its key, which takes tens of microseconds. */
const MANY = 1000;

const SCOPE_WORDS: { readonly [Scope in OwnScope]: string } = {
  slot: 'This slot',
  pinned: 'What is pinned',
  fronts: 'Every front',
  all: 'All candidates',
};

/** Measures the report's candidates in this page, on whatever device it was opened on. */
export function OwnDeviceView({ report, own, isFree, navigation }: Props) {
  const [chosen, setScope] = useState<OwnScope>('slot');
  const { view } = navigation;
  const { sweep, slot } = view;
  const scopes = OWN_SCOPES.filter((one) => one !== 'pinned' || view.pins !== '');
  const scope = scopes.includes(chosen) ? chosen : 'slot';
  // Another pin or slot in view changes nothing of the scopes that do not ask for it.
  const pins = scope === 'pinned' ? view.pins : '';
  const askedSlot = scope === 'slot' ? slot : '';
  const { state, isRunning, results } = own;
  const deviceBefore = useRef(view.device);
  const measuredOn = measuredDevice(report, view, deviceBefore.current);
  if (measuredOn === view.device) deviceBefore.current = measuredOn;
  const asked = { sweep, slot: askedSlot, pins, device: measuredOn };
  const rows = useMemo(
    () => ownRows(report, asked, scope),
    [report, sweep, askedSlot, pins, measuredOn, scope],
  );
  const [counted, setCounted] = useState<readonly Row[] | null>(null);
  const isCounted = rows.length <= MANY || counted === rows;
  /** Null where there are many, and nobody has asked yet which of them can be measured. */
  const work = useMemo(
    () => (isCounted ? ownSweep(report, asked, rows) : null),
    [report, rows, sweep, measuredOn, isCounted],
  );
  const { look } = own;
  useEffect(() => {
    if (work !== null && !isRunning) look(work);
  }, [look, work, isRunning]);
  const isDone = state.state === 'ended' && state.isComplete && results?.asked === work;
  const startWord = isDone ? 'Measure anew' : own.kept === null ? 'Start' : 'Go on';
  const ofSlot = (rows: ReportDocument['rows']) =>
    rows.filter((row) => row.sweep === view.sweep && row.slot === slot && row.engine === view.engine);
  return (
    <section aria-labelledby="own-title" class="own-device">
      <div class="section-head">
        <h2 id="own-title">Measure on this device</h2>
        {!isRunning && (
          <Choice
            label="Measure"
            value={scope}
            options={scopes.map((value) => ({ value, text: SCOPE_WORDS[value] }))}
            onChange={setScope}
          />
        )}
      </div>
      <p class="prose">
        The same blocks, kernels and protocol, in this browser: each answer is compared with the reference,
        then timed. Nothing leaves this page. Keep this tab visible.
      </p>
      {surroundingsWords(globalThis).map((words) => (
        <p key={words} class="muted">
          {words}
        </p>
      ))}
      <p class="own-buttons">
        {work === null && !isRunning && (
          <button type="button" onClick={() => setCounted(rows)}>
            Find what can be measured of {rows.length.toLocaleString('en-US')} candidates
          </button>
        )}
        {work !== null && !isRunning && (
          <button
            type="button"
            disabled={work.candidates.length === 0 || !isFree}
            onClick={() => own.start(work, isDone)}
          >
            {startWord}: {work.candidates.length} {work.candidates.length === 1 ? 'candidate' : 'candidates'}
          </button>
        )}
        {isRunning && (
          <>
            <button type="button" onClick={own.isPaused ? own.resume : own.pause}>
              {own.isPaused ? 'Resume' : 'Pause'}
            </button>
            <button type="button" onClick={own.stop}>
              Stop
            </button>
          </>
        )}
        {work !== null && !isRunning && own.kept !== null && (
          <button type="button" onClick={() => own.forget(work)}>
            Forget {visitsWords(own.kept)}
          </button>
        )}
        {results !== null && (
          <button
            type="button"
            onClick={() =>
              saveFile(
                resultsFileName(results),
                new Blob([JSON.stringify(resultsFile(results, report.writtenBy))], {
                  type: 'application/json',
                }),
              )
            }
          >
            Save results
          </button>
        )}
      </p>
      {work !== null && !isRunning && results === null && own.kept !== null && (
        <p class="muted">
          This browser keeps {visitsWords(own.kept)} of these candidates, of a run that began{' '}
          {new Date(own.kept.conditions.startedAt).toLocaleString()}: it goes on after them.
        </p>
      )}
      <div class="own-state">
        <div role="status">
          {isRunning && own.held !== null && <p class="warn">{HELD_WORDS[own.held]}</p>}
          <StateWords state={state} />
        </div>
        {state.state === 'measuring' && <Progress progress={state.progress} isPaused={own.isPaused} />}
      </div>
      {own.notes.map((words, index) => (
        <p key={`${index} ${words}`} class="muted">
          {words}
        </p>
      ))}
      {results !== null && (
        <>
          <p class="prose">
            {visitsWords(results)} so far. This device stands beside the report's in every view{' '}
            {results.work.sweep === sweep ? 'above' : `of ${results.work.sweep}`}: choose{' '}
            <a href={navigation.hashOf({ sweep: results.work.sweep, device: results.device.device })}>
              {results.device.fingerprint.runtime}
            </a>
            . A saved file becomes part of a database with <code>explore import</code>.
          </p>
          <FrontsBeside
            theirs={ofSlot(report.rows).filter(
              // Warm and cold caches are two questions.
              ({ device, cache }) => device === measuredOn && cache === results.work.protocol.cache,
            )}
            own={ofSlot(own.shown.rows.filter(({ run }) => run === OWN_RUN))}
            navigation={navigation}
          />
        </>
      )}
    </section>
  );
}

function visitsWords({ visits }: Pick<KeptRun, 'visits'>): string {
  return visits.length === 1 ? '1 visit' : `${visits.length.toLocaleString('en-US')} visits`;
}

function StateWords({ state }: { readonly state: OwnState }) {
  switch (state.state) {
    case 'idle':
      return null;
    case 'preparing':
      return <p>Getting ready: {state.what}.</p>;
    case 'measuring':
      return <p class="visually-hidden">{partSpoken(state.progress)}</p>;
    case 'ended':
      return (
        <p>
          {state.isComplete ? 'Done: nothing is left to measure.' : 'Stopped. What was measured is kept.'}
        </p>
      );
    case 'failed':
      return <p class="warn">It could not be measured: {state.reason}</p>;
  }
}

/** What a screen reader says when it changes: the part, and not every visit. */
function partSpoken({ part, round }: OwnProgress): string {
  return part === 'screening' ? 'Now screening.' : `Now confirming, round ${round}.`;
}

function Progress({ progress, isPaused }: { readonly progress: OwnProgress; readonly isPaused: boolean }) {
  const words = partWords(progress);
  return (
    <>
      <p>
        {isPaused ? 'Paused. Next: ' : ''}
        {words}: {progress.current}
      </p>
      <progress max={progress.total} value={progress.done} aria-label={words} />
    </>
  );
}

function partWords({ part, round, done, total }: OwnProgress): string {
  return part === 'screening'
    ? `Screening ${done + 1} of ${total} visits`
    : `Confirming, round ${round}, ${done + 1} of ${total} visits`;
}
