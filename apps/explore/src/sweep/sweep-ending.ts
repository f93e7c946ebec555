import { findings, type Row, type RunRecord } from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import { formatDuration } from '../terminal/duration.js';
import type { Terminal } from '../terminal/terminal.js';
import { frontSummary } from './front-summary.js';
import { measuringSummary } from './measuring-summary.js';

export interface SweepEnding {
  readonly run: RunRecord;
  readonly database: string;
  readonly report: string;
  readonly rows: readonly Row[];
  /** Visits made now; 0 where everything was there. */
  readonly visits: number;
  /** Those of them that a disturbance took. */
  readonly discarded: number;
  /** How far it came, where its budget ended it. */
  readonly budgetSpent?: string;
  readonly elapsedMs: number;
}

/** What a sweep says at its end: the fronts, the most surprising finding, and where everything is. */
export function sayEnding(
  terminal: Terminal,
  ending: SweepEnding,
  blockText: (candidate: string) => string,
): void {
  const { run, rows, visits, discarded, budgetSpent, database, report, elapsedMs } = ending;
  const counts = countByState(rows);
  sayFailures(terminal, rows);
  sayNoise(terminal, counts);
  if (budgetSpent !== undefined) {
    terminal.warn(`${budgetSpent}; what is contested is shown as such, and the same command goes on`);
  }
  const finding = findings(rows)[0]?.sentence ?? null;
  if (terminal.json) {
    const told = {
      sweep: run.sweep,
      run: run.run,
      state: run.state,
      database,
      report,
      candidates: counts,
      visits,
      discarded_visits: discarded,
      noise: run.noise ?? null,
      workers: run.workers,
      workers_choice: run.workersChoice ?? null,
      elapsed_ms: elapsedMs,
      finding,
    };
    terminal.print(JSON.stringify(told, null, 2));
    return;
  }
  const states = Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
  const made =
    visits === 0
      ? budgetSpent === undefined
        ? 'nothing was left to measure'
        : 'the time was too short for a visit'
      : `${formatAmount(visits, 'visit')} in ${formatDuration(elapsedMs)}`;
  const sections = [
    frontSummary(rows, blockText),
    finding ?? '',
    [
      `${formatAmount(rows.length, 'candidate')}: ${states}; ${made}`,
      ...measuringSummary(run, visits, discarded),
      `database  ${database}`,
      `report    ${report}`,
    ].join('\n'),
  ];
  terminal.print(sections.filter((section) => section !== '').join('\n\n'));
}

const REASONS_SAID = 10;

/** Failures by reason: a sweep goes on without them, but nobody should have to look for them. */
function sayFailures(terminal: Terminal, rows: readonly Row[]): void {
  const byReason = new Map<string, string[]>();
  for (const { state, reason, candidate } of rows) {
    if (state !== 'failed') continue;
    const known = byReason.get(reason ?? 'unknown') ?? [];
    known.push(candidate);
    byReason.set(reason ?? 'unknown', known);
  }
  for (const [reason, [first = '', ...others]] of [...byReason].slice(0, REASONS_SAID)) {
    const rest = others.length > 0 ? ` and ${others.length} more` : '';
    terminal.warn(`failed: ${reason} (${first.slice(0, 8)}${rest})`);
  }
  if (byReason.size > REASONS_SAID) {
    terminal.warn(`and for ${byReason.size - REASONS_SAID} more reasons: see "reason" in explore export`);
  }
}

/** Wide intervals are no candidate's doing: the race ends where places are decided, or the machine was disturbed. */
function sayNoise(
  terminal: Terminal,
  { noisy = 0, measured = 0 }: { readonly [state: string]: number },
): void {
  if (noisy <= measured) return;
  terminal.warn(
    `${noisy} of ${noisy + measured} confirmed candidates have wider intervals than asked: their places were decided first, or the machine was disturbed (see explore doctor)`,
  );
}

function countByState(rows: readonly Row[]): { readonly [state: string]: number } {
  const counts: { [state: string]: number } = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
