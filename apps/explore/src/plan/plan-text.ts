import { formatBytes, formatCount } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';
import { formatAmount, formatWhole, leftOutLines } from './look-through.js';
import type { PlanView, Range } from './plan-view.js';
import { timeText } from './refuse-too-many.js';
import { shortSampleText } from './short-sample.js';

/** A plan for people. */
export function planText(
  name: string,
  { count, candidates, isFound, asked, ranges, rangesFrom, estimate }: PlanView,
  workers: number,
): string {
  const about = count.exact || isFound ? '' : 'about ';
  const drawn = BigInt(rangesFrom) < candidates ? `  (of ${formatWhole(rangesFrom)} drawn candidates)` : '';
  const span = ({ min, max }: Range, format: (value: number) => string) =>
    min === max ? format(min) : `${format(min)} to ${format(max)}`;
  return [
    `${name}: ${about}${formatAmount(candidates, 'candidate')} of ${formatAmount(count.total, 'combination')}`,
    ...leftOutLines(count).map((line) => `${line} (left out)`),
    ...(asked === null ? [] : [`sample       ${shortSampleText(candidates, asked)}`]),
    `MACs         ${span(ranges.macs, formatCount)}${drawn}`,
    `params       ${span(ranges.params, formatCount)}`,
    `bytes moved  ${span(ranges.bytes_moved, formatBytes)}`,
    `reach        ${span(ranges.mixing_reach, formatPercent)}`,
    `time         ${timeText(estimate)} with ${formatAmount(workers, 'worker')}`,
    `disk         ${formatBytes(Math.round(estimate.diskBytes.low))} to ${formatBytes(Math.round(estimate.diskBytes.high))}`,
  ].join('\n');
}

/** The same as data. */
export function planJson(
  name: string,
  { count, candidates, isFound, asked, ranges, rangesFrom, estimate }: PlanView,
  workers: number,
): string {
  const leftOut = Object.fromEntries(Object.entries(count.leftOut).map(([reason, n]) => [reason, Number(n)]));
  return JSON.stringify(
    {
      sweep: name,
      combinations: Number(count.total),
      candidates: Number(candidates),
      ...(asked !== null && { sample_asked: asked }),
      exact: count.exact || isFound,
      left_out: leftOut,
      workers,
      ranges,
      ranges_from: rangesFrom,
      time_ms: estimate.timeMs,
      disk_bytes: estimate.diskBytes,
    },
    null,
    2,
  );
}
