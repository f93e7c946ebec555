import { useMemo } from 'preact/hooks';
import type { ChartStyle } from '../chart/chart-style.js';
import type { SlotRows } from '../slot/slot-rows.js';
import type { Navigation } from '../view/use-view-state.js';
import { type GroupingPanel, groupingPanels } from './grouping-panels.js';
import { PromisePanel } from './PromisePanel.js';
import { PromiseTable } from './PromiseTable.js';
import type { PromiseLine } from './promise-line.js';
import { denseWords, promiseVerdict } from './promise-verdict.js';
import { SavingsHeatmap } from './SavingsHeatmap.js';
import { MIX_TITLES, savingsGrid } from './savings-grid.js';
import { type SeparablePanel, separablePanels, separablePromise } from './separable-panels.js';

interface Props {
  readonly slots: readonly SlotRows[];
  readonly navigation: Navigation;
  readonly chartStyle: ChartStyle;
  /** Sweep and device, for saved pictures. */
  readonly source: string;
}

/** The question of the whole product in pictures: computing less was promised to be faster; how much of it came true? */
export function PromiseView({ slots, navigation, chartStyle, source }: Props) {
  const rows = useMemo(
    () => promiseSlots(slots, navigation.view.slot).flatMap(({ rows }) => rows),
    [slots, navigation.view.slot],
  );
  const grouping = useMemo(() => groupingPanels(rows), [rows]);
  const separable = useMemo(() => separablePanels(rows), [rows]);
  const grid = useMemo(() => savingsGrid(grouping, separable), [grouping, separable]);
  const panels = useMemo(
    () => [
      ...grouping.map((panel) => ({ title: groupingTitle(panel), lines: panel.lines })),
      ...separable.map((panel) => ({ title: separableTitle(panel), lines: panel.lines })),
    ],
    [grouping, separable],
  );
  const lines = panels.flatMap((panel) => panel.lines);
  if (lines.length === 0) return null;
  const verdict = promiseVerdict(lines);
  const dense = denseWords(lines);
  const speedUps = speedUpsOf(lines);
  const shared = { speedUps, textPx: chartStyle.textPx, source, navigation };
  return (
    <section aria-labelledby="promise-title" class="promise">
      <h2 id="promise-title">Promise against practice</h2>
      <p class="prose">
        In g groups a convolution computes 1/g of the dense one; depthwise separable, 1/c₂ + 1/k² of it.
        Theory promises so many times its speed: the dashed lines. {verdict}
        {slots.length > PICTURED_SLOTS &&
          ` Of ${slots.length.toLocaleString('en-US')} slots, ${PICTURED_SLOTS} are pictured, evenly taken.`}
      </p>
      <div class="promise-panels">
        {grouping.map(({ kernel, mix, lines: own }) => (
          <PromisePanel
            key={`${kernel} ${mix}`}
            title={groupingTitle({ kernel, mix })}
            axisTitle="groups g"
            lines={own}
            theory={mix === 'pointwise' ? null : { name: 'promised by 1/g', at: (groups) => groups }}
            {...shared}
          />
        ))}
        {separable.map(({ kernel, taps, lines: own }) => (
          <PromisePanel
            key={kernel}
            title={separableTitle({ kernel })}
            axisTitle="output channels c₂"
            lines={own}
            theory={{
              name: 'promised by 1/c₂ + 1/k²',
              at: (channels) => separablePromise(channels, taps),
            }}
            {...shared}
          />
        ))}
      </div>
      <p class="caption">
        Speed-up over the dense block of the same slot and kernel, both axes logarithmic; strokes through a
        mark are the intervals of both blocks at their worst and best.{' '}
        {dense !== '' && `The dense blocks ran ${dense}: what is measured is against that. `}
        {grouping.some(({ mix }) => mix === 'pointwise') &&
          'Dotted: what the MACs of a grouped block and its 1×1 promise together.'}
      </p>
      <PromiseTable panels={panels} navigation={navigation} />
      <SavingsHeatmap grid={grid} chartStyle={chartStyle} source={source} navigation={navigation} />
    </section>
  );
}

function groupingTitle({ kernel, mix }: Pick<GroupingPanel, 'kernel' | 'mix'>): string {
  return `Grouped ${kernel}, ${MIX_TITLES[mix] ?? mix}`;
}

function separableTitle({ kernel }: Pick<SeparablePanel, 'kernel'>): string {
  return `Depthwise separable ${kernel}`;
}

/** Of thousands of slots a picture can show so many: evenly taken from all, the chosen one among them. */
const PICTURED_SLOTS = 48;

function promiseSlots(slots: readonly SlotRows[], chosen: string): readonly SlotRows[] {
  if (slots.length <= PICTURED_SLOTS) return slots;
  const step = slots.length / PICTURED_SLOTS;
  const taken = new Set(Array.from({ length: PICTURED_SLOTS }, (_, index) => Math.floor(index * step)));
  return slots.filter(({ slot }, index) => taken.has(index) || slot === chosen);
}

function speedUpsOf(lines: readonly PromiseLine[]): readonly number[] {
  return lines.flatMap((line) => line.points.flatMap((point) => [point.promised, ...point.interval]));
}
