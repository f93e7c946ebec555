import { SYMBOL_PATHS } from '../candidate/mark-symbol.js';
import type { ChartStyle } from '../chart/chart-style.js';
import type { Frame } from '../export/framed-svg.js';
import type { MarkColours } from './mark-colours.js';
import type { MarkShapes } from './mark-shapes.js';

/** Colours and shapes for the frame of a saved picture. */
export function markLegend(
  colours: MarkColours,
  shapes: MarkShapes,
  { muted }: Pick<ChartStyle, 'muted'>,
): NonNullable<Frame['legend']> {
  const ofShapes = shapes.legend.map(({ symbol, text }) => ({
    colour: muted,
    text,
    path: SYMBOL_PATHS[symbol],
  }));
  return [...colours.legend, ...ofShapes];
}
