import { findings, type Row } from '@convscape/core';
import { formatDuration } from '../terminal/duration.js';
import type { Terminal } from '../terminal/terminal.js';
import { frontSummary } from './front-summary.js';

export interface SweepEnding {
  readonly sweep: string;
  readonly run: string;
  readonly database: string;
  readonly report: string;
  readonly rows: readonly Row[];
  /** Visits made now; 0 where everything was there. */
  readonly visits: number;
  readonly elapsedMs: number;
}

/** What a sweep says at its end: the fronts, the most surprising finding, and where everything is. */
export function sayEnding(
  terminal: Terminal,
  ending: SweepEnding,
  blockText: (candidate: string) => string,
): void {
  const { rows, visits, database, report, elapsedMs } = ending;
  const counts = countByState(rows);
  sayFailures(terminal, rows);
  const finding = findings(rows)[0]?.sentence ?? null;
  if (terminal.json) {
    const { sweep, run } = ending;
    const told = { sweep, run, database, report, candidates: counts, visits, elapsed_ms: elapsedMs, finding };
    terminal.print(JSON.stringify(told, null, 2));
    return;
  }
  const states = Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
  const made =
    visits === 0 ? 'nothing was left to measure' : `${visits} visits in ${formatDuration(elapsedMs)}`;
  const sections = [
    frontSummary(rows, blockText),
    finding ?? '',
    `${rows.length} candidates: ${states}; ${made}\ndatabase  ${database}\nreport    ${report}`,
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

function countByState(rows: readonly Row[]): { readonly [state: string]: number } {
  const counts: { [state: string]: number } = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
