import { steadyNowMs } from '../steady-clock.js';
import { formatDuration } from './duration.js';
import type { Terminal } from './terminal.js';

/** How often a log file gets a line; a screen's one line is redrawn far more often. */
const LINE_EVERY_MS = 5000;
const REDRAW_EVERY_MS = 100;

/** A stretch of work: all screenings, or one round of confirmations. */
export interface ProgressPart {
  /** `screening`, `confirming`: parts of one kind are timed together. */
  readonly kind: string;
  /** What tells it from others of its kind: `round 3 of 8 to 20`. */
  readonly detail?: string;
  readonly total: number;
  /** What is known to come after it, of its kind, at the least. */
  readonly after: number;
}

export interface ProgressStep {
  readonly done: number;
  readonly failed: number;
  /** The candidate at hand, in words. */
  readonly current: string;
}

/** Shows how far the work has come: one line redrawn on a screen, a plain line every few seconds elsewhere. */
export interface Progress {
  begin(part: ProgressPart): void;
  step(step: ProgressStep): void;
  /** The part is over, `done` of it were done. */
  end(done: number): void;
}

export function openProgress(terminal: Terminal, clock: () => number = steadyNowMs): Progress {
  const showEveryMs = terminal.canDraw ? REDRAW_EVERY_MS : LINE_EVERY_MS;
  let part: ProgressPart = { kind: '', total: 0, after: 0 };
  let kindStartedAt = 0;
  let doneBefore = 0;
  let shownAt = Number.NEGATIVE_INFINITY;

  const show = (text: string) => {
    if (clock() - shownAt < showEveryMs) return;
    shownAt = clock();
    if (terminal.canDraw) terminal.draw(text);
    else terminal.say(text);
  };

  return {
    begin(next) {
      if (next.kind !== part.kind) {
        kindStartedAt = clock();
        doneBefore = 0;
        // Rounds are many and short: only another kind of work is always said.
        shownAt = Number.NEGATIVE_INFINITY;
      }
      part = next;
      show(`${titleOf(part)}: ${part.total} to do`);
    },
    step(step) {
      const elapsedMs = clock() - kindStartedAt;
      show(progressLine(part, step, elapsedMs > 0 ? ((doneBefore + step.done) * 1000) / elapsedMs : 0));
    },
    end(done) {
      doneBefore += done;
      terminal.draw('');
    },
  };
}

/** `screening 120/400 (2 failed)  14/s  20 s left  grouped 3x3 g=4 in 56x56x64-64-s1` */
export function progressLine(part: ProgressPart, step: ProgressStep, perSecond: number): string {
  const failed = step.failed > 0 ? ` (${step.failed} failed)` : '';
  const words = [`${titleOf(part)} ${step.done}/${part.total}${failed}`];
  if (perSecond > 0) {
    words.push(perSecond >= 10 ? `${Math.round(perSecond)}/s` : `${perSecond.toFixed(1)}/s`);
    const leftMs = ((part.total - step.done + part.after) * 1000) / perSecond;
    words.push(`${part.after > 0 ? 'about ' : ''}${formatDuration(leftMs)} left`);
  }
  return [...words, step.current].join('  ');
}

const titleOf = ({ kind, detail }: ProgressPart) => (detail ? `${kind}, ${detail}` : kind);
