import { columnText, type PlottedColumn } from '../quantity/column-text.js';
import type { Scale } from '../view/view-state.js';
import type { AxisExtent } from './axis-ticks.js';
import type { ChartColours } from './chart-colours.js';

/** One axis of numbers, with its title where it is read first: the y title above its axis, the x title under its end. */
export function valueAxis(
  column: PlottedColumn,
  extent: AxisExtent,
  scale: Scale,
  title: string,
  direction: 'x' | 'y',
  colours: ChartColours,
) {
  return plainAxis(extent, scale, title, direction, colours, (value) => columnText(column, value));
}

/** The same for numbers that are no column of a row. */
export function plainAxis(
  extent: AxisExtent,
  scale: Scale,
  title: string,
  direction: 'x' | 'y',
  colours: ChartColours,
  text: (value: number) => string,
) {
  const ticks = [...extent.ticks];
  const type: 'log' | 'value' = scale === 'log' ? 'log' : 'value';
  const nameLocation: 'middle' | 'end' = direction === 'x' ? 'middle' : 'end';
  const nameAlign: 'center' | 'left' = direction === 'x' ? 'center' : 'left';
  return {
    type,
    min: extent.min,
    max: extent.max,
    name: direction === 'y' ? `↑ ${title}` : `${title} →`,
    nameLocation,
    nameGap: direction === 'x' ? 32 : 16,
    nameTextStyle: { color: colours.muted, fontSize: 12, align: nameAlign },
    axisLine: { show: direction === 'x', lineStyle: { color: colours.rule } },
    axisTick: { show: direction === 'x', customValues: ticks, lineStyle: { color: colours.rule } },
    axisLabel: {
      customValues: ticks,
      color: colours.muted,
      fontSize: 11,
      hideOverlap: true,
      formatter: text,
    },
    splitLine: { show: true, customValues: ticks, lineStyle: { color: colours.rule, opacity: 0.6 } },
    minorTick: { show: false },
  };
}
