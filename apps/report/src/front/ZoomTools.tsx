import type { Navigation } from '../view/use-view-state.js';
import type { FrontPoint } from './front-points.js';
import { isInside } from './points-in-full.js';
import { ZOOM_STEP, zoomStep } from './use-zoom-keys.js';
import type { Plane, Span, Zoom } from './zoom.js';

interface Props {
  readonly points: readonly FrontPoint[];
  readonly plane: Plane;
  readonly zoom: Zoom | null;
  /** What the table is asked for to list what the front shows. */
  readonly query: string;
  readonly navigation: Navigation;
  readonly onZoom: (zoom: Zoom | null, step: boolean) => void;
}

/** What the wheel and the fingers do, as buttons; and the window as a filter of the table. */
export function ZoomTools({ points, plane, zoom, query, navigation, onZoom }: Props) {
  const { view, hashOf } = navigation;
  return (
    <div class="zoom-tools">
      <p class="caption" role="status">
        {zoom === null ? (
          <span class="zoom-hint">Drag a box or turn the wheel to zoom; Shift-click pins.</span>
        ) : (
          <>
            {points.filter((point) => isInside(point, zoom)).length} of {points.length} in sight ·{' '}
            <a href={hashOf({ filter: zoomFilter(query, view.x, view.y, zoom), state: null })}>
              filter the table to them
            </a>
          </>
        )}
      </p>
      <button
        type="button"
        class="quiet"
        aria-label="Zoom in"
        onClick={() => onZoom(zoomStep(zoom, plane, ZOOM_STEP), false)}
      >
        +
      </button>
      <button
        type="button"
        class="quiet"
        aria-label="Zoom out"
        disabled={zoom === null}
        onClick={() => onZoom(zoomStep(zoom, plane, 1 / ZOOM_STEP), false)}
      >
        −
      </button>
      <button type="button" class="quiet" disabled={zoom === null} onClick={() => onZoom(null, true)}>
        All
      </button>
    </div>
  );
}

/** A query's part in a window, in the words of the table's query. */
export function zoomFilter(query: string, x: string, y: string, zoom: Zoom): string {
  const between = (column: string, [min, max]: Span) =>
    `${column}>=${Number(min.toPrecision(6))} ${column}<=${Number(max.toPrecision(6))}`;
  return `${query} ${between(x, zoom.x)} ${between(y, zoom.y)}`;
}
