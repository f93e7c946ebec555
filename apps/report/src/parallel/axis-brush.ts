import type { Query } from '../query/parse-query.js';
import { queryNumber } from '../query/query-number.js';
import { type ParallelAxis, type Step, stepShare } from './parallel-axis.js';

/** The part of an axis that is asked for, from foot to head. */
export type AxisBrush = readonly [low: number, high: number];

/** How far beyond a step its brush reaches, so that it can be seen around it. */
const AROUND_STEP = 0.025;

/** What sums of shares lose in their last digits. */
const LAST_DIGITS = 1e-9;

/** What a query asks of an axis; null: nothing. Other conditions than a range and a list are the table's alone. */
export function brushOf(axis: ParallelAxis, { terms }: Query): AxisBrush | null {
  let brush: AxisBrush | null = null;
  for (const term of terms) {
    if (term.kind === 'text' || term.negated || term.column !== axis.column) continue;
    // A comparison of numbers finds none that has no value.
    const foot = axis.kind === 'range' && term.kind === 'number' ? axis.foot : 0;
    const [low, high]: AxisBrush = brush ?? [foot, 1];
    if (term.kind === 'words') {
      const within =
        axis.kind === 'steps' ? spanOfSteps(axis.steps, term.words) : spanOfNone(axis, term.words);
      if (within !== null) brush = [Math.max(low, within[0]), Math.min(high, within[1])];
      continue;
    }
    const share = shareOf(axis, term.value);
    if (share === null) continue;
    switch (term.comparison) {
      case '>':
      case '>=':
        brush = [Math.max(low, share), high];
        break;
      case '<':
      case '<=':
        brush = [low, Math.min(high, share)];
        break;
      case '=':
        brush = [share, share];
        break;
      case '!=':
        break;
    }
  }
  return brush;
}

/** The condition that a brush stands for, in the words of the query; empty: all of the axis. */
export function brushConditions(axis: ParallelAxis, [low, high]: AxisBrush): string {
  if (low <= 0 && high >= 1) return '';
  if (axis.kind === 'range') {
    if (high < axis.foot) return `${axis.column}:none`;
    const end = (share: number) => Number(axis.valueAt(share).toPrecision(4));
    const isAboveFoot = low > axis.foot;
    return [isAboveFoot ? `${axis.column}>=${end(low)}` : '', high < 1 ? `${axis.column}<=${end(high)}` : '']
      .filter((part) => part !== '')
      .join(' ');
  }
  const { steps } = axis;
  const places = steps.map((_, index) => stepShare(index, steps.length));
  const inside = steps.filter(
    (_, index) => places[index]! >= low - LAST_DIGITS && places[index]! <= high + LAST_DIGITS,
  );
  const middle = (low + high) / 2;
  const nearest = places.reduce(
    (best, place, index) => (Math.abs(place - middle) < Math.abs(places[best]! - middle) ? index : best),
    0,
  );
  const chosen = inside.length > 0 ? inside : [steps[nearest] ?? null];
  if (chosen.length === steps.length) return '';
  return `${axis.column}:${chosen.map(stepWord).join(',')}`;
}

function stepWord(step: Step): string {
  const word = String(step ?? 'none');
  return /\s/.test(word) ? `"${word}"` : word;
}

function spanOfSteps(steps: readonly Step[], words: readonly string[]): AxisBrush | null {
  const places = steps.flatMap((step, index) =>
    words.some((word) => isStep(step, word)) ? [stepShare(index, steps.length)] : [],
  );
  if (places.length === 0) return null;
  return [Math.min(...places) - AROUND_STEP, Math.max(...places) + AROUND_STEP];
}

/** On an axis of a measure a list can only ask for what has none. */
function spanOfNone(
  { foot }: Extract<ParallelAxis, { kind: 'range' }>,
  words: readonly string[],
): AxisBrush | null {
  return foot > 0 && words.includes('none') ? [0, foot / 2] : null;
}

function isStep(step: Step, word: string): boolean {
  if (step === null) return word === 'none';
  return typeof step === 'number' ? step === queryNumber(word) : step.toLowerCase() === word;
}

function shareOf(axis: ParallelAxis, value: number): number | null {
  if (axis.kind === 'steps') {
    const index = axis.steps.findLastIndex((step) => typeof step === 'number' && step <= value);
    return index < 0 ? 0 : stepShare(index, axis.steps.length);
  }
  // Found by halving: an axis knows what stands at a place, and rises.
  let low = 0;
  let high = 1;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (axis.valueAt(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
