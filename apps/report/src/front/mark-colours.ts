import type { Row } from '@convscape/core';
import type { ChartStyle } from '../chart/chart-style.js';
import { mixedColour } from '../chart/mixed-colour.js';
import { significant } from '../quantity/column-text.js';
import type { ColourColumn } from '../view/view-state.js';

export const COLOUR_TITLES: { readonly [Column in ColourColumn]: string } = {
  kind: 'Block kind',
  groups: 'Groups',
  kernel_height: 'Kernel',
  mixing_reach: 'Mixing reach',
};

/** What colours mean on one chart. */
export interface MarkColours {
  readonly of: (row: Row) => string;
  readonly legend: readonly { readonly colour: string; readonly text: string }[];
}

/** Kinds have their own colours; what has an order runs along a ramp, one step for each value that there is. */
export function markColours(
  rows: readonly Row[],
  column: ColourColumn,
  { kind, ramp, muted }: Pick<ChartStyle, 'kind' | 'ramp' | 'muted'>,
): MarkColours {
  if (column === 'kind') {
    const kinds = [...new Set(rows.map((row) => row.kind))];
    return { of: (row) => kind(row.kind), legend: kinds.map((name) => ({ colour: kind(name), text: name })) };
  }
  const values = [...new Set(rows.map((row) => row[column]))]
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  const colours = new Map(
    values.map((value, index) => [
      value,
      mixedColour(...ramp, values.length < 2 ? 1 : index / (values.length - 1)),
    ]),
  );
  const hasNone = rows.some((row) => row[column] === null);
  const title = COLOUR_TITLES[column].toLowerCase();
  return {
    of: (row) => colours.get(row[column] ?? Number.NaN) ?? muted,
    legend: [
      ...[...colours].map(([value, colour]) => ({ colour, text: `${title} ${significant(value)}` })),
      ...(hasNone ? [{ colour: muted, text: `no ${title}` }] : []),
    ],
  };
}
