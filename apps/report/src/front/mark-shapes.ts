import type { Row } from '@convscape/core';
import { MARK_SYMBOLS, type MarkSymbol } from '../candidate/mark-symbol.js';
import { mixSymbol } from '../candidate/mix-symbol.js';
import type { ShapeColumn } from '../view/view-state.js';
import { markText, markValue, markValues } from './mark-values.js';

/** What shapes mean on one chart. */
export interface MarkShapes {
  readonly of: (row: Row) => MarkSymbol;
  readonly legend: readonly { readonly symbol: MarkSymbol; readonly text: string }[];
}

function otherWords(count: number): string {
  return count === 1 ? '1 other value' : `${count} other values`;
}

const MIX_WORDS = { shuffle: 'mixed by a shuffle', pointwise: 'mixed by a 1×1' } as const;

/** A shape for each value, the first ones first; where there are more values than shapes, the others are circles. */
export function markShapes(rows: readonly Row[], column: ShapeColumn): MarkShapes {
  if (column === 'mix') {
    const mixes = (['shuffle', 'pointwise'] as const).filter((mix) => rows.some((row) => row.mix === mix));
    return {
      of: (row) => mixSymbol(row.mix),
      legend: mixes.map((mix) => ({ symbol: mixSymbol(mix), text: MIX_WORDS[mix] })),
    };
  }
  const { values, hasNone } = markValues(rows, column);
  const all = hasNone ? [null, ...values] : values;
  const [other, ...shapes] = MARK_SYMBOLS;
  // Those without a value are circles; so is the first where all have one.
  const symbols = new Map(
    all.map((value, at) => [value, at === 0 ? other : (shapes[at - 1] ?? other)] as const),
  );
  const told = all.filter((_, at) => at <= shapes.length);
  return {
    of: (row) => symbols.get(markValue(row, column)) ?? other,
    legend: [
      ...told.map((value) => ({ symbol: symbols.get(value) ?? other, text: markText(value, column) })),
      ...(told.length < all.length ? [{ symbol: other, text: otherWords(all.length - told.length) }] : []),
    ],
  };
}
