import type { VisitMarks } from './batch-marks.js';

/** Width and height of a name in its letters' size: `↑+171 %`. */
const NAME = { width: 4.2, height: 1.2 };

/** Severe outliers that carry their distance: the furthest first, and none whose name would lie on another's. */
export function namedOutliers(
  visits: readonly VisitMarks[],
  xOf: (index: number) => number,
  yOf: (latencyNs: number) => number,
  textPx: number,
): ReadonlySet<number> {
  const severe = visits.flatMap(({ marks, timing }) => {
    if (timing === null) return [];
    return marks
      .filter(({ label }) => label.endsWith('severe'))
      .map(({ index, latencyNs }) => ({
        index,
        latencyNs,
        distance: Math.abs(Math.log(latencyNs / timing.medianNs)),
      }));
  });
  severe.sort((a, b) => b.distance - a.distance);
  const placed: { readonly x: number; readonly y: number }[] = [];
  const named = new Set<number>();
  for (const { index, latencyNs } of severe) {
    const [x, y] = [xOf(index), yOf(latencyNs)];
    const touches = placed.some(
      (other) => Math.abs(other.x - x) < NAME.width * textPx && Math.abs(other.y - y) < NAME.height * textPx,
    );
    if (touches) continue;
    placed.push({ x, y });
    named.add(index);
  }
  return named;
}
