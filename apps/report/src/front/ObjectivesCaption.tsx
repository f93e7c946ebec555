import type { Objective } from '@convscape/core';
import { COLUMN_TITLES } from '../quantity/column-text.js';
import type { YColumn } from '../view/view-state.js';

/** How to read the chart: what the line is, and why a mark on the front may lie off it. */
export function ObjectivesCaption({
  objectives,
  y,
  twoLines,
}: {
  readonly objectives: readonly Objective[];
  readonly y: YColumn;
  /** A second line is drawn, of those that mix all channels. */
  readonly twoLines: boolean;
}) {
  const words = objectives.map(
    ({ column, goal }) => `${COLUMN_TITLES[column]} ${goal === 'minimize' ? '↓' : '↑'}`,
  );
  return (
    <p class="caption">
      The line is the front of the two axes shown
      {twoLines &&
        '; the dashed one is the front of those in which every output channel sees every input channel'}
      .{' '}
      {words.length > 2 &&
        `Marks are on the front of all ${words.length} objectives (${words.join(', ')}), so some lie off the lines. `}
      {y === 'latency_ns'
        ? 'Whiskers are the intervals of the medians.'
        : 'A 95th percentile has no interval; the median has.'}
    </p>
  );
}
