import { COLUMN_TITLES, COLUMN_UNITS, type PlottedColumn } from '../quantity/column-text.js';
import { tickText } from '../quantity/tick-text.js';
import type { AxisExtent } from './axis-ticks.js';
import type { ChartStyle } from './chart-style.js';

type Scale = 'log' | 'linear';
type Direction = 'x' | 'y';

/** The box of a plot: as large as its labels allow, with room above for the title of the y axis. */
export function plotArea(chartStyle: ChartStyle) {
  return {
    left: 12,
    right: 24,
    top: chartStyle.textPx * 3,
    bottom: 12,
    outerBoundsMode: 'same' as const,
    outerBoundsContain: 'all' as const,
  };
}

/** The axis of a column of rows: `Peak memory · live tensors and weights →`. */
export function columnAxis(
  column: PlottedColumn,
  extent: AxisExtent,
  scale: Scale,
  direction: Direction,
  chartStyle: ChartStyle,
) {
  const title = `${COLUMN_TITLES[column]} · ${COLUMN_UNITS[column]}`;
  return valueAxis(title, extent, scale, direction, chartStyle, (value) => tickText(column, value));
}

/** An axis of numbers, its title where it is read first: above the y axis, under the middle of the x axis. */
export function valueAxis(
  title: string,
  extent: AxisExtent,
  scale: Scale,
  direction: Direction,
  chartStyle: ChartStyle,
  text: (value: number) => string,
) {
  const { textPx, muted, rule } = chartStyle;
  const horizontal = direction === 'x';
  // Deep in a zoom neighbours can read the same: the first of them stands for all.
  const ticks = extent.ticks.filter(
    (tick, index, all) => index === 0 || text(tick) !== text(all[index - 1]!),
  );
  const type: 'log' | 'value' = scale === 'log' ? 'log' : 'value';
  const nameLocation: 'middle' | 'end' = horizontal ? 'middle' : 'end';
  const align: 'center' | 'left' = horizontal ? 'center' : 'left';
  return {
    type,
    min: extent.min,
    max: extent.max,
    name: horizontal ? `${title} →` : `↑ ${title}`,
    nameLocation,
    nameGap: textPx * (horizontal ? 2.8 : 1.4),
    nameTextStyle: { color: muted, fontSize: textPx, align },
    axisLine: { show: horizontal, lineStyle: { color: rule } },
    axisTick: { show: horizontal, customValues: ticks, lineStyle: { color: rule } },
    axisLabel: { customValues: ticks, color: muted, fontSize: textPx, hideOverlap: true, formatter: text },
    splitLine: { show: true, customValues: ticks, lineStyle: { color: rule, opacity: 0.6 } },
  };
}
