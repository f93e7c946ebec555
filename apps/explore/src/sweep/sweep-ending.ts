import {
  type Candidate,
  contestedShare,
  type FrontRow,
  findings,
  type Row,
  type RunRecord,
} from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import { formatDuration } from '../terminal/duration.js';
import type { Terminal } from '../terminal/terminal.js';
import { wrapText } from '../terminal/wrap-text.js';
import { frontSummary } from './front-summary.js';
import { measuringSummary } from './measuring-summary.js';
import { resumeCommand } from './resume-command.js';
import { verdictLines } from './verdict-lines.js';

export interface SweepEnding {
  readonly run: RunRecord;
  readonly database: string;
  readonly report: string;
  readonly rows: readonly Row[];
  /** Of the rows: what was asked. */
  readonly candidates: readonly Candidate[];
  /** Visits made now; 0 where everything was there. */
  readonly visits: number;
  /** Those of them that a disturbance took. */
  readonly discarded: number;
  /** Candidates that are noisy, and have visits that a disturbance took and that were kept. */
  readonly stayedDisturbed: number;
  /** How far it came, where its budget ended it. */
  readonly budgetSpent?: string;
  readonly elapsedMs: number;
}

/** What a sweep says at its end: the fronts, the most surprising finding, and where everything is. */
export function sayEnding(
  terminal: Terminal,
  ending: SweepEnding,
  blockText: (candidate: string) => string,
  frontsIn: (rows: readonly Row[]) => readonly FrontRow[],
): void {
  const { run, rows, visits, discarded, stayedDisturbed, budgetSpent, database, report, elapsedMs } = ending;
  const counts = countByState(rows);
  sayFailures(terminal, rows);
  sayNoise(
    terminal,
    counts,
    budgetSpent === undefined ? 'they were ruled out first' : 'the time was up first',
  );
  sayDisturbed(terminal, stayedDisturbed);
  if (budgetSpent !== undefined) {
    terminal.warn(
      `${budgetSpent}; what is contested is shown as such. Go on with\n  ${resumeCommand(process.argv.slice(2))}`,
    );
  }
  const front = contestedShare(rows);
  const finding = findings(rows, ending.candidates)[0]?.sentence ?? null;
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
      front: {
        certain: front.certain,
        contested: front.contested,
        contested_share: front.share,
        verdict: front.verdict,
      },
    };
    terminal.print(JSON.stringify(told, null, 2));
    sayNothingMeasured(terminal, counts);
    return;
  }
  const made =
    visits === 0
      ? budgetSpent === undefined
        ? 'nothing was left to measure'
        : 'the time was too short for a visit'
      : `${formatAmount(visits, 'visit')} in ${formatDuration(elapsedMs)}`;
  const sections = [
    frontSummary(rows, blockText, frontsIn),
    wrapText(finding ?? '', terminal.width),
    [
      `${formatAmount(rows.length, 'candidate')}: ${statesText(counts)}; ${made}`,
      ...verdictLines(front, terminal.width),
      ...measuringSummary(run, { visits, discarded, width: terminal.width }),
      `database  ${database}`,
      `report    ${report}`,
    ].join('\n'),
  ];
  terminal.print(sections.filter((section) => section !== '').join('\n\n'));
  sayNothingMeasured(terminal, counts);
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

/** Where no candidate has a latency and none is left to measure, that is the last that is said: it must not look like an end like any other. */
function sayNothingMeasured(terminal: Terminal, counts: StateCounts): void {
  const { measured = 0, noisy = 0, screened = 0, pending = 0 } = counts;
  if (measured + noisy + screened + pending > 0) return;
  terminal.warn(
    `NOTHING WAS MEASURED: no candidate has a latency (${statesText(counts)}), so there is no front; the reasons are in explore export`,
  );
}

/** Wide intervals are no candidate's doing: something ended its measuring first, or the machine was disturbed. */
function sayNoise(terminal: Terminal, { noisy = 0, measured = 0 }: StateCounts, first: string): void {
  if (noisy <= measured) return;
  terminal.warn(
    `${noisy} of ${noisy + measured} confirmed candidates have wider intervals than asked: ${first}, or the machine was disturbed (see explore doctor)`,
  );
}

/** More visits do not mend those that were kept though disturbed: only others in their place do. */
function sayDisturbed(terminal: Terminal, count: number): void {
  if (count === 0) return;
  const again = `${resumeCommand(process.argv.slice(2))} --retake`;
  terminal.warn(
    `${formatAmount(count, 'candidate')} noisy for visits that were disturbed each time; once the machine is quieter, take them again with\n  ${again}`,
  );
}

type StateCounts = { readonly [state: string]: number };

/** `3 failed, 1 unsupported` */
function statesText(counts: StateCounts): string {
  return Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}

function countByState(rows: readonly Row[]): StateCounts {
  const counts: { [state: string]: number } = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
