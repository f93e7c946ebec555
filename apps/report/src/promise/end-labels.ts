import { spreadLabels } from './spread-labels.js';

/** Where a line ends, and where its name stands, in pixels. */
export interface EndLabel {
  readonly left: number;
  readonly end: number;
  readonly top: number;
}

/** Names beside the ends of lines. Those that end above one another are spread; the others have their own room. */
export function endLabels(
  ends: readonly (readonly [left: number, top: number])[],
  gap: number,
  top: number,
  bottom: number,
): readonly EndLabel[] {
  const places = ends.map(([left, end]) => ({ left, end, top: end }));
  for (const column of new Set(ends.map(([left]) => left))) {
    const own = places.filter(({ left }) => left === column);
    const spread = spreadLabels(
      own.map(({ end }) => end),
      gap,
      top,
      bottom,
    );
    for (const [at, place] of own.entries()) place.top = spread[at]!;
  }
  return places;
}
