import type { CustomSeriesOption } from 'echarts/charts';
import type { ChartStyle } from '../chart/chart-style.js';
import type { FrontPoint } from './front-points.js';
import type { MarkColours } from './mark-colours.js';

/** The intervals of the points that have one: a stroke from low to high with a cap at either end. */
export function whiskers(
  points: readonly FrontPoint[],
  colourOf: MarkColours['of'],
  chartStyle: ChartStyle,
): CustomSeriesOption {
  const drawn = points.flatMap(({ row, x, interval }) => (interval === null ? [] : [{ row, x, interval }]));
  const cap = chartStyle.textPx * 0.27;
  return {
    type: 'custom',
    silent: true,
    clip: true,
    z: 1,
    encode: { x: 0, y: [1, 2] },
    data: drawn.map(({ x, interval }) => [x, ...interval]),
    renderItem: (params, api) => {
      const row = drawn[params.dataIndex]?.row;
      const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)]);
      const [, high = 0] = api.coord([api.value(0), api.value(2)]);
      const style = {
        stroke: row === undefined ? chartStyle.muted : colourOf(row),
        lineWidth: 1.25,
        opacity: (row?.front ?? 'out') === 'out' ? 0.4 : 1,
      };
      const stroke = (x1: number, y1: number, x2: number, y2: number) => ({
        type: 'line' as const,
        shape: { x1, y1, x2, y2 },
        style,
      });
      return {
        type: 'group',
        children: [
          stroke(x, low, x, high),
          stroke(x - cap, low, x + cap, low),
          stroke(x - cap, high, x + cap, high),
        ],
      };
    },
  };
}
