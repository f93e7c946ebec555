import { percentText } from '../quantity/percent-text.js';
import { isSlower, type PromiseLine } from './promise-line.js';

/** What came of all promises, in one sentence: the middle share that arrived, and how many blocks fell behind the dense one. */
export function promiseVerdict(lines: readonly PromiseLine[]): string {
  const points = lines.flatMap((line) => line.points);
  const kept = points.map((point) => point.measured / point.promised).sort((a, b) => a - b);
  const middle = kept[Math.floor((kept.length - 1) / 2)] ?? 1;
  const slower = points.filter(isSlower).length;
  const behind =
    slower === 0
      ? 'none of them is slower than its dense block beyond the intervals'
      : `${slower} of them ${slower === 1 ? 'is' : 'are'} slower than the dense block beyond the intervals`;
  return `Here half of the ${points.length} blocks kept ${percentText(middle)} of it or less, and ${behind}.`;
}

/** How the dense blocks ran that all are held against, where the engine says so: `3×3 as winograd-f4x3, 5×5 as direct`. */
export function denseWords(lines: readonly PromiseLine[]): string {
  const byKernel = new Map<string, Set<string>>();
  for (const { dense } of lines.flatMap((line) => line.points)) {
    if (dense.algorithm === null) continue;
    const kernel = `${dense.kernel_height}×${dense.kernel_width}`;
    const known = byKernel.get(kernel) ?? new Set<string>();
    byKernel.set(kernel, known.add(dense.algorithm));
  }
  return [...byKernel].map(([kernel, names]) => `${kernel} as ${[...names].sort().join(' or ')}`).join(', ');
}
