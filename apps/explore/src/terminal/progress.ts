import { formatDuration } from './duration.js';
import type { Terminal } from './terminal.js';

/** How often a log file gets a line; a TTY's one line is redrawn far more often. */
const LINE_EVERY_MS = 5000;
const REDRAW_EVERY_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

export interface ProgressStep {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** The candidate at hand, in words. */
  readonly current: string;
}

/** Shows how far a phase has come: one line redrawn on a TTY, a plain line every few seconds elsewhere. */
export interface Progress {
  begin(phase: string, total: number): void;
  step(step: ProgressStep): void;
  /** Clears the line, so that messages may follow. */
  end(): void;
}

export function openProgress(terminal: Terminal, clock: () => number = Date.now): Progress {
  const stream = terminal.messages;
  const drawn = stream.isTTY === true && terminal.verbosity !== 'quiet';
  const showEveryMs = drawn ? REDRAW_EVERY_MS : LINE_EVERY_MS;
  let phase = '';
  let startedAt = 0;
  let shownAt = Number.NEGATIVE_INFINITY;

  const show = (text: string) => {
    if (clock() - shownAt < showEveryMs) return;
    shownAt = clock();
    if (drawn) stream.write(`${CLEAR_LINE}${text.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
    else terminal.say(text);
  };

  return {
    begin(name, total) {
      // Rounds are many and short: only another kind of work is always said.
      if (name.split(',')[0] !== phase.split(',')[0]) shownAt = Number.NEGATIVE_INFINITY;
      phase = name;
      startedAt = clock();
      show(`${name}: ${total} to do`);
    },
    step: (step) => show(progressLine(phase, step, clock() - startedAt)),
    end() {
      if (drawn) stream.write(CLEAR_LINE);
    },
  };
}

/** `screening 120/400 (2 failed)  14/s  20 s left  grouped 3x3 g=4 in 56x56x64-64-s1` */
export function progressLine(phase: string, step: ProgressStep, elapsedMs: number): string {
  const perSecond = elapsedMs > 0 ? (step.done * 1000) / elapsedMs : 0;
  const parts = [`${phase} ${step.done}/${step.total}${step.failed > 0 ? ` (${step.failed} failed)` : ''}`];
  if (perSecond > 0) {
    parts.push(perSecond >= 10 ? `${Math.round(perSecond)}/s` : `${perSecond.toFixed(1)}/s`);
    parts.push(`${formatDuration(((step.total - step.done) * 1000) / perSecond)} left`);
  }
  return [...parts, step.current].join('  ');
}
