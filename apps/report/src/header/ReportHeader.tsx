import type { ReportDocument, RunRecord } from '@convscape/core';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { deviceWords } from '../machine/device-words.js';
import type { ThemeControl } from '../theme/use-theme.js';
import { candidateKeys } from '../view/candidate-keys.js';
import { conditionGroups } from '../view/condition-groups.js';
import type { ViewState } from '../view/view-state.js';
import { decisionWords } from './decision-words.js';
import { RunStrip } from './RunStrip.js';
import { sweepNames } from './sweep-names.js';

interface Props {
  readonly report: ReportDocument;
  readonly view: ViewState;
  readonly theme: ThemeControl;
  /** What else is to be said of the whole page. */
  readonly children?: ComponentChildren;
}

/** What this is a report of: sweep, device, run. */
export function ReportHeader({ report, view, theme, children }: Props) {
  const runs = report.runs.filter((run) => run.sweep === view.sweep && run.device === view.device);
  const device = report.devices.find((record) => record.device === view.device);
  const run = runs.at(-1);
  const decision = useMemo(
    () => decisionWords(report.rows.filter((row) => row.sweep === view.sweep && row.device === view.device)),
    [report, view.sweep, view.device],
  );
  const { slots, candidates } = useMemo(() => countsOf(report), [report]);
  return (
    <header class="masthead">
      <div class="masthead-top">
        <p class="wordmark">convscape</p>
        <button type="button" class="quiet" onClick={theme.toggle}>
          {theme.theme === 'dark' ? 'Light' : 'Dark'} theme
        </button>
      </div>
      <h1>{sweepNames(report)}</h1>
      <p class="lede">
        {countWords(candidates, 'candidate')} in {countWords(slots, 'slot')}
        {device === undefined ? '' : <> on {deviceWords(device.fingerprint)}</>}.{' '}
        {run === undefined ? 'Nothing has been run yet.' : runWords(run)} {decision}
      </p>
      {run !== undefined && <RunStrip report={report} run={run} view={view} />}
      {children}
    </header>
  );
}

function countsOf({ rows }: ReportDocument) {
  const slots = conditionGroups(rows).flatMap((group) => group.slots.map(({ slot }) => slot));
  return { slots: new Set(slots).size, candidates: candidateKeys(rows).size };
}

function runWords(run: RunRecord) {
  const state = {
    complete: 'The run is complete.',
    running: 'The run was still going when this was written.',
    'budget-spent': 'The time it was given is spent: what is missing is marked.',
    interrupted: 'The run was interrupted: what is missing is marked.',
  }[run.state];
  return (
    <>
      Run of <time dateTime={run.startedAt}>{dateWords(run.startedAt)}</time>,{' '}
      {cacheWords(run.protocol.cache)}. <strong class={`run-state run-${run.state}`}>{state}</strong>
    </>
  );
}

function cacheWords(cache: RunRecord['protocol']['cache']): string {
  return cache === 'hot' ? 'caches hot' : 'weights cold';
}

/** `24 November 2026`, in UTC as it is stored. */
function dateWords(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

function countWords(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
