import type { Row } from '@convscape/core';
import type { ChartStyle } from '../chart/chart-style.js';
import { xmlText } from '../export/xml-text.js';
import { corners, type LineLook, type ParallelPlace } from './draw-lines.js';
import type { ParallelAxis } from './parallel-axis.js';

/** The picture as lines and letters: the rows that pass, and the axes over them. */
export function parallelSvg(
  rows: readonly Row[],
  axes: readonly ParallelAxis[],
  place: ParallelPlace,
  lookOf: (row: Row) => LineLook,
  { ink, muted, rule, paper, textPx }: ChartStyle,
): string {
  const lines = rows.map((row) => {
    const { colour, opacity, width } = lookOf(row);
    const points = corners(row, axes, place)
      .map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ');
    return `<polyline points="${points}" fill="none" stroke="${xmlText(colour)}" stroke-opacity="${opacity}" stroke-width="${width}"/>`;
  });
  const scales = axes.map((axis, index) => {
    const x = place.left + index * place.step;
    const bottom = place.top + place.height;
    const ticks = axis.ticks.map(({ share, text }) => {
      const y = place.top + (1 - share) * place.height + textPx * 0.35;
      const side = index === 0 ? `x="${x - 8}" text-anchor="end"` : `x="${x + 6}"`;
      return `<text ${side} y="${y.toFixed(1)}" fill="${xmlText(muted)}" stroke="${xmlText(paper)}" stroke-width="3" paint-order="stroke">${xmlText(text)}</text>`;
    });
    return [
      `<line x1="${x}" y1="${place.top}" x2="${x}" y2="${bottom}" stroke="${xmlText(rule)}" stroke-width="1.5"/>`,
      `<text x="${x}" y="${place.top - textPx}" fill="${xmlText(ink)}" font-weight="600">${xmlText(axis.title)}</text>`,
      ...ticks,
    ].join('');
  });
  return `<svg font-size="${textPx}">${lines.join('')}${scales.join('')}</svg>`;
}
