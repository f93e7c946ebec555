import type { Row } from '@convscape/core';
import type { ParallelAxis } from './parallel-axis.js';

/** Where the axes stand in the picture, in pixels. */
export interface ParallelPlace {
  readonly left: number;
  readonly step: number;
  readonly top: number;
  readonly height: number;
}

/** A line's colour, and how much of it is seen. */
export interface LineLook {
  readonly colour: string;
  readonly opacity: number;
  readonly width: number;
}

/** Corners of a row's line, from the first axis to the last. */
export function corners(
  row: Row,
  axes: readonly ParallelAxis[],
  { left, step, top, height }: ParallelPlace,
): readonly (readonly [x: number, y: number])[] {
  return axes.map((axis, index) => [left + index * step, top + (1 - axis.placeOf(row)) * height]);
}

/** Lines that a frame can spare. Counted and not timed: the browser paints them later, and only then do they take their time. */
const LINES_A_FRAME = 400;

/**
 * Draws rows as lines, as many as a frame can spare and the rest in the frames that follow: ten thousand take longer than a finger waits.
 * @returns stops it
 */
export function drawLines(
  context: CanvasRenderingContext2D,
  rows: readonly Row[],
  axes: readonly ParallelAxis[],
  place: ParallelPlace,
  lookOf: (row: Row) => LineLook,
): () => void {
  let at = 0;
  let request = 0;
  const draw = () => {
    const end = Math.min(rows.length, at + LINES_A_FRAME);
    for (; at < end; at++) {
      const row = rows[at]!;
      const { colour, opacity, width } = lookOf(row);
      context.strokeStyle = colour;
      context.globalAlpha = opacity;
      context.lineWidth = width;
      context.beginPath();
      for (const [x, y] of corners(row, axes, place)) context.lineTo(x, y);
      context.stroke();
    }
    if (at < rows.length) request = requestAnimationFrame(draw);
  };
  draw();
  return () => cancelAnimationFrame(request);
}

/** The row whose line passes nearest to a point, no further than `within` pixels. */
export function nearestLine(
  rows: readonly Row[],
  axes: readonly ParallelAxis[],
  place: ParallelPlace,
  point: { readonly x: number; readonly y: number },
  within = 7,
): Row | null {
  const at = (point.x - place.left) / place.step;
  const index = Math.min(axes.length - 2, Math.max(0, Math.floor(at)));
  const from = axes[index];
  const to = axes[index + 1];
  if (from === undefined || to === undefined || at < -0.05 || at > axes.length - 0.95) return null;
  let best: Row | null = null;
  let least = within;
  for (const row of rows) {
    const share = from.placeOf(row) + (to.placeOf(row) - from.placeOf(row)) * (at - index);
    const distance = Math.abs(place.top + (1 - share) * place.height - point.y);
    if (distance < least) {
      least = distance;
      best = row;
    }
  }
  return best;
}
