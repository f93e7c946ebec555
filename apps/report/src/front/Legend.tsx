import type { Row } from '@convscape/core';
import { KindDot } from '../candidate/KindDot.js';

const MIX_WORDS: readonly (readonly [mix: string, words: string])[] = [
  ['shuffle', 'mixed by a shuffle'],
  ['pointwise', 'mixed by a 1×1'],
];

/** What chartStyle, shapes and fills mean, for the kinds that are drawn. */
export function Legend({ rows }: { readonly rows: readonly Row[] }) {
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const mixes = MIX_WORDS.filter(([mix]) => rows.some((row) => row.mix === mix));
  return (
    <ul class="legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <KindDot kind={kind} mix={null} /> {kind}
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
