import {
  type Candidate,
  DEFAULT_PROTOCOL,
  newestRunFirst,
  type Objective,
  type PlanCandidate,
  type Protocol,
  type ReportDocument,
  type Row,
  type RunRecord,
} from '@convscape/core';
import { loweredCandidate } from '../inside/lowered-candidate.js';
import { pinnedKeys } from '../pins/pins.js';
import type { ViewState } from '../view/view-state.js';
import type { KeptRun } from './kept-runs.js';

/** Which of a report's candidates this device measures: of the slot in view, those that are pinned, those on a front anywhere, or all. */
export const OWN_SCOPES = ['slot', 'pinned', 'fronts', 'all'] as const;
export type OwnScope = (typeof OWN_SCOPES)[number];

/** What this device is to measure, and how: as the newest run of the sweep on the report's device did. */
export interface OwnSweep {
  readonly sweep: string;
  readonly objectives: readonly Objective[];
  readonly candidates: readonly PlanCandidate[];
  readonly protocol: Protocol;
  readonly seed: number;
}

type Asked = Pick<ViewState, 'sweep' | 'device' | 'slot' | 'pins'>;

/** The rows of the candidates that a scope asks for. */
export function ownRows(
  report: ReportDocument,
  { sweep, device, slot, pins }: Asked,
  scope: OwnScope,
): readonly Row[] {
  const pinned = new Set(pinnedKeys(pins));
  const isAsked: { readonly [Scope in OwnScope]: (row: Row) => boolean } = {
    slot: (row) => row.slot === slot,
    pinned: (row) => pinned.has(row.candidate),
    fronts: (row) => row.front === 'certain' || row.front === 'contested',
    all: () => true,
  };
  return report.rows.filter((row) => row.sweep === sweep && row.device === device && isAsked[scope](row));
}

/** What this device is to do for these rows; those that do not tell all that was asked are left out. */
export function ownSweep(
  report: ReportDocument,
  { sweep, device }: Pick<Asked, 'sweep'> & Partial<Pick<Asked, 'device'>>,
  rows: readonly Row[],
): OwnSweep {
  const run = newestRun(report, sweep, device);
  return {
    sweep,
    objectives: report.sweeps.find(({ name }) => name === sweep)?.objectives ?? [],
    candidates: rows.flatMap((row) => {
      const candidate = candidateWhole(report, row);
      return candidate === null ? [] : [{ candidate, counted: countsOf(row) }];
    }),
    protocol: run?.protocol ?? DEFAULT_PROTOCOL,
    seed: run?.seed ?? 1,
  };
}

/** Of a sweep; where it has any of this device, of these. */
export function newestRun({ runs }: ReportDocument, sweep: string, device?: string): RunRecord | undefined {
  const ofSweep = runs.filter((one) => one.sweep === sweep);
  const ofDevice = ofSweep.filter((one) => one.device === device);
  return (ofDevice.length > 0 ? ofDevice : ofSweep).sort(newestRunFirst)[0];
}

/** What makes visits of one run of those of another: the sweep, how it is measured, by which kernels, and in which browser. */
export function runName({ writtenBy }: ReportDocument, { sweep, seed, protocol }: OwnSweep): string {
  const { userAgent } = navigator;
  return JSON.stringify({ writtenBy, sweep, seed, protocol, userAgent, crossOriginIsolated });
}

/** Of what is kept, what is of this work's candidates; null where nothing is. */
export function ofWork(work: OwnSweep, { conditions, visits }: KeptRun): KeptRun | null {
  const keys = keysOf(work.candidates);
  const own = visits.filter(({ candidate }) => keys.has(candidate));
  return own.length === 0 ? null : { conditions, visits: own };
}

export function keysOf(candidates: OwnSweep['candidates']): ReadonlySet<string> {
  return new Set(candidates.map(({ candidate }) => candidate.key));
}

/** A row whose columns do not tell all that was asked would be measured as something else: it is left out. */
function candidateWhole(report: ReportDocument, row: Row): Candidate | null {
  const candidate = loweredCandidate(report, row)?.candidate ?? null;
  return candidate?.key === row.candidate ? candidate : null;
}

function countsOf(row: Row): PlanCandidate['counted'] {
  return Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
