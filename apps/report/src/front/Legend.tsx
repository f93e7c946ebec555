import type { Row } from '@convscape/core';
import { KindDot } from '../candidate/KindDot.js';
import type { ColourColumn } from '../view/view-state.js';
import type { MarkColours } from './mark-colours.js';

const MIX_WORDS: readonly (readonly [mix: string, words: string])[] = [
  ['shuffle', 'mixed by a shuffle'],
  ['pointwise', 'mixed by a 1×1'],
];

/** What colours, shapes and fills mean, for the kinds that are drawn. */
export function Legend({
  rows,
  column,
  colours,
}: {
  readonly rows: readonly Row[];
  /** What the colours say. */
  readonly column: ColourColumn;
  readonly colours: MarkColours;
}) {
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const mixes = MIX_WORDS.filter(([mix]) => rows.some((row) => row.mix === mix));
  return (
    <ul class="legend">
      {column === 'kind'
        ? kinds.map((kind) => (
            <li key={kind}>
              <KindDot kind={kind} mix={null} /> {kind}
            </li>
          ))
        : colours.legend.map(({ colour, text }) => (
            <li key={text} class="legend-fill">
              <span class="swatch" style={{ background: colour }} /> {text}
            </li>
          ))}
      {mixes.map(([mix, words]) => (
        <li key={mix}>
          <KindDot kind="other" mix={mix} /> {words}
        </li>
      ))}
      <li class="legend-fill">
        <span class="fill-certain" /> on the front
      </li>
      <li class="legend-fill">
        <span class="fill-contested" /> contested
      </li>
      <li class="legend-fill">
        <span class="fill-out" /> out
      </li>
    </ul>
  );
}
