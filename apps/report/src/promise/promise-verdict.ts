import { percentText } from '../quantity/percent-text.js';
import type { PromiseLine } from './promise-line.js';

/** What came of all promises, in one sentence: the middle share that arrived, and how many blocks fell behind the dense one. */
export function promiseVerdict(lines: readonly PromiseLine[]): string {
  const points = lines.flatMap((line) => line.points);
  const kept = points.map((point) => point.measured / point.promised).sort((a, b) => a - b);
  const middle = kept[Math.floor((kept.length - 1) / 2)] ?? 1;
  // The whole interval must be below: what might be noise is not called slower.
  const slower = points.filter((point) => point.interval[1] < 1).length;
  const behind =
    slower === 0
      ? 'none of them is slower than its dense block beyond the intervals'
      : `${slower} of them ${slower === 1 ? 'is' : 'are'} slower than the dense block beyond the intervals`;
  return `Here half of the ${points.length} blocks that were compared keep at most ${percentText(middle)} of what was promised, and ${behind}.`;
}
