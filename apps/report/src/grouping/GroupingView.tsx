import { useMemo, useState } from 'preact/hooks';
import { KindDot } from '../candidate/KindDot.js';
import { Chart, type HoveredMark } from '../chart/Chart.js';
import type { ChartStyle } from '../chart/chart-style.js';
import type { SlotRows } from '../slot/slot-rows.js';
import type { Navigation } from '../view/use-view-state.js';
import { GroupingTable } from './GroupingTable.js';
import { GroupingTooltip } from './GroupingTooltip.js';
import { groupingLines } from './grouping-lines.js';
import { groupingOption, mixColourKind } from './grouping-option.js';

interface Props {
  readonly slots: readonly SlotRows[];
  readonly navigation: Navigation;
  readonly chartStyle: ChartStyle;
}

const MIX_WORDS: { readonly [mix: string]: string } = {
  none: 'no mixing afterwards',
  shuffle: 'then a channel shuffle',
  pointwise: 'then a 1×1 (dotted: promised by its MACs)',
};

/** Promise against practice: grouping divides the MACs by g; what does it divide the latency by? */
export function GroupingView({ slots, navigation, chartStyle }: Props) {
  const { view, go } = navigation;
  const lines = useMemo(() => groupingLines(slots.flatMap((slot) => slot.rows)), [slots]);
  const option = useMemo(() => groupingOption(lines, view.slot, chartStyle), [lines, view.slot, chartStyle]);
  const [hovered, setHovered] = useState<HoveredMark | null>(null);
  if (lines.length === 0) return null;
  const points = lines.flatMap((line) => line.points);
  const point = points.find((candidate) => candidate.row.candidate === hovered?.id);
  const chosen = lines.filter((line) => line.slot === view.slot);
  return (
    <section aria-labelledby="grouping-title">
      <h2 id="grouping-title">Promise and practice of grouping</h2>
      <p class="prose">
        A convolution in g groups computes 1/g of the dense one, so theory promises it g times as fast. Below
        the dashed line a part of the promise is lost; below 1× the grouped block is slower than the dense
        one.
      </p>
      <figure class="grouping-columns">
        <div class="chart-frame grouping-chart">
          <Chart
            option={option}
            label={`Measured speed-up over the dense block against the number of groups, ${points.length} grouped candidates, slot ${view.slot} in colour. Their latencies are in the table of candidates.`}
            onHover={setHovered}
            onSelect={(candidate) => {
              const row = points.find((other) => other.row.candidate === candidate)?.row;
              if (row !== undefined) go({ slot: row.slot, candidate });
            }}
          />
          {hovered !== null && point !== undefined && <GroupingTooltip point={point} mark={hovered} />}
        </div>
        <GroupingTable lines={chosen} navigation={navigation} />
        <figcaption>
          <ul class="legend">
            {[...new Set(chosen.map((line) => line.mix))].map((mix) => (
              <li key={mix}>
                <KindDot kind={mixColourKind(mix)} mix={mix} /> {MIX_WORDS[mix] ?? mix}
              </li>
            ))}
            <li class="legend-fill">
              <span class="line-context" /> other slots
            </li>
          </ul>
          <p class="caption">
            {chosen.length === 0
              ? `Slot ${view.slot} has no dense block and grouped block that were both timed; the others are shown.`
              : 'Whiskers: the intervals of both blocks at their worst and best. A depthwise block stands at g = its channels.'}
          </p>
        </figcaption>
      </figure>
    </section>
  );
}
