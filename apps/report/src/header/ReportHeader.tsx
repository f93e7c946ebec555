import type { ReportDocument, RunRecord } from '@convscape/core';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { deviceLabel } from '../machine/device-label.js';
import type { ThemeControl } from '../theme/use-theme.js';
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
  const run = runs.findLast(({ protocol }) => protocol.cache === view.cache) ?? runs.at(-1);
  const { rows, slots } = useMemo(() => rowsInView(report, view), [report, view.sweep, view.device]);
  const candidates = useMemo(() => new Set(rows.map(({ candidate }) => candidate)).size, [rows]);
  const decision = useMemo(() => decisionWords(rows), [rows]);
  const sweeps = new Set(conditionGroups(report.rows).map(({ conditions }) => conditions.sweep));
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
        {sweeps.size > 1 && ` of ${view.sweep}`}
        {view.device !== '' && ` on ${deviceLabel(report.devices, view.device)}`}.{' '}
        {run === undefined ? 'Nothing has been run yet.' : runWords(run)} {decision}
      </p>
      {run !== undefined && <RunStrip run={run} rows={rows} />}
      {children}
    </header>
  );
}

/** What was measured of the sweep in view on the device in view, by whatever engine, and in how many slots. */
function rowsInView({ rows }: ReportDocument, { sweep, device }: Pick<ViewState, 'sweep' | 'device'>) {
  const slots = conditionGroups(rows)
    .filter(({ conditions }) => conditions.sweep === sweep && conditions.device === device)
    .flatMap((group) => group.slots);
  return { rows: slots.flatMap((one) => one.rows), slots: new Set(slots.map(({ slot }) => slot)).size };
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
