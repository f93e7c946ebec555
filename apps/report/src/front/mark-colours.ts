import type { Row } from '@convscape/core';
import type { ChartStyle } from '../chart/chart-style.js';
import { mixedColour } from '../chart/mixed-colour.js';
import type { ColourColumn } from '../view/view-state.js';
import { markText, markValue, markValues } from './mark-values.js';

/** What colours mean on one chart. */
export interface MarkColours {
  readonly of: (row: Row) => string;
  readonly legend: readonly { readonly colour: string; readonly text: string }[];
}

/** Kinds and engines have colours of their own; what has an order runs along a ramp, one step for each value that there is. */
export function markColours(
  rows: readonly Row[],
  column: ColourColumn,
  style: Pick<ChartStyle, 'kind' | 'ramp' | 'muted' | 'series'>,
): MarkColours {
  const { values, hasNone } = markValues(rows, column);
  const colours = new Map(
    values.map((value, index) => [
      value,
      colourOf(value, index / Math.max(1, values.length - 1), index, column, style),
    ]),
  );
  return {
    of: (row) => {
      const value = markValue(row, column);
      return value === null ? style.muted : (colours.get(value) ?? style.muted);
    },
    legend: [
      ...[...colours].map(([value, colour]) => ({ colour, text: markText(value, column) })),
      ...(hasNone ? [{ colour: style.muted, text: markText(null, column) }] : []),
    ],
  };
}

function colourOf(
  value: string | number,
  share: number,
  index: number,
  column: ColourColumn,
  { kind, ramp, series }: Pick<ChartStyle, 'kind' | 'ramp' | 'series'>,
): string {
  if (column === 'kind') return kind(String(value));
  return column === 'engine' ? series[index % series.length]! : mixedColour(...ramp, share);
}
