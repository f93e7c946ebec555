import type { FrontPoint } from './front-points.js';
import { MANY, MOST_IN_FULL } from './points-in-full.js';

/** Says, of thousands of marks, which carry their names and intervals. */
export function InFullNote({
  points,
  inFull,
}: {
  readonly points: readonly FrontPoint[];
  readonly inFull: readonly FrontPoint[];
}) {
  if (points.length < MANY) return null;
  return (
    <p class="caption">
      All {points.length.toLocaleString('en-US')} candidates are marked; {inFull.length} of the front carry
      whiskers, and names where there is room. Zoom in until no more than {MOST_IN_FULL} of the front are in
      sight, and each of them does.
    </p>
  );
}
