import type { Objective } from '@convscape/core';
import { COLUMN_TITLES } from '../quantity/column-text.js';
import type { YColumn } from '../view/view-state.js';

/** How to read the chart: by what candidates stand on the front, what the lines are, and why a mark on the front may lie off them. */
export function ObjectivesCaption({
  objectives,
  isSweep,
  isAcross,
  hasScreened,
  y,
  twoLines,
}: {
  /** By which candidates dominate each other. */
  readonly objectives: readonly Objective[];
  /** They are those that the sweep asked for. */
  readonly isSweep: boolean;
  /** Candidates of all engines stand on one front. */
  readonly isAcross: boolean;
  readonly y: YColumn;
  /** Candidates that were timed once stand on the front: they are marked, and bend no line. */
  readonly hasScreened: boolean;
  /** A second line is drawn, of those that mix all channels. */
  readonly twoLines: boolean;
}) {
  const words = objectives.map(
    ({ column, goal }) => `${COLUMN_TITLES[column]} ${goal === 'minimize' ? '↓' : '↑'}`,
  );
  return (
    <p class="caption">
      {words.length > 0 &&
        `On the front${isAcross ? ' of all engines' : ''}: what no other beats in ${words.join(', ')}${isSweep ? ', as the sweep asks' : ''}. `}
      The line is the front of the two axes shown
      {twoLines &&
        '; the dashed one is the front of those in which every output channel sees every input channel'}
      . {words.length > 2 && 'A mark that is on the front for its mixing lies off the line. '}
      {hasScreened && 'What was seen once is contested at most, and bends no line. '}
      {y === 'latency_ns'
        ? 'Whiskers are the intervals of the medians.'
        : 'A 95th percentile has no interval; the median has.'}
    </p>
  );
}
