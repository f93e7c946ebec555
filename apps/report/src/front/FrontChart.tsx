import { useMemo, useRef, useState } from 'preact/hooks';
import { Chart, type HoveredMark, type PlotBox } from '../chart/Chart.js';
import type { ChartStyle } from '../chart/chart-style.js';
import { chartAsSvg } from '../export/chart-as-svg.js';
import type { Frame } from '../export/framed-svg.js';
import { SaveButtons } from '../export/SaveButtons.js';
import { pinnedKeys, togglePin } from '../pins/pins.js';
import { COLUMN_TITLES } from '../quantity/column-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { FrontLines } from './front-lines.js';
import type { MarkLook } from './front-marks.js';
import { type FrontDrawing, frontAxes, frontOption } from './front-option.js';
import { frontPlane } from './front-plane.js';
import type { FrontPoint } from './front-points.js';
import { InFullNote } from './InFullNote.js';
import { PointTooltip } from './PointTooltip.js';
import { pointsInFull } from './points-in-full.js';
import { useZoomGestures } from './use-zoom-gestures.js';
import { useZoomKeys } from './use-zoom-keys.js';
import { ZoomTools } from './ZoomTools.js';
import { formatZoom, parseZoom, withinPlane, type Zoom } from './zoom.js';

interface Props {
  readonly points: readonly FrontPoint[];
  readonly lines: FrontLines;
  readonly look: MarkLook;
  /** What colours and shapes mean, for saved pictures. */
  readonly legend: NonNullable<Frame['legend']>;
  /** What the table is asked for to list what the front shows. */
  readonly query: string;
  readonly navigation: Navigation;
  readonly chartStyle: ChartStyle;
  /** Sweep and device, for saved pictures. */
  readonly source: string;
}

/** The plane of cost and latency: hovered, clicked, zoomed, moved, and saved as it is seen. */
export function FrontChart({ points, lines, look, legend, query, navigation, chartStyle, source }: Props) {
  const { view, go } = navigation;
  const { x, y, scale, candidate: selected } = view;
  const [hovered, setHovered] = useState<HoveredMark | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<() => PlotBox | null>(() => null);

  const plane = useMemo(() => frontPlane(points, x, scale), [points, x, scale]);
  const zoom = useMemo(() => {
    const window = parseZoom(view.zoom);
    return window === null ? null : withinPlane(window, plane);
  }, [view.zoom, plane]);
  const zoomTo = (window: Zoom | null, step: boolean) =>
    go({ zoom: formatZoom(window) }, step ? undefined : 'replace');
  const { live, box } = useZoomGestures(frame, { plane, zoom, plot, onEnd: zoomTo });
  useZoomKeys(zoom, plane, (window) => zoomTo(window, false));

  const inFull = useMemo(() => pointsInFull(points, lines, zoom), [points, lines, zoom]);
  const drawing: FrontDrawing = useMemo(
    () => ({
      ...{ points, inFull, lines, x, y, plane, zoom, look, selected, chartStyle },
      pins: pinnedKeys(view.pins),
    }),
    [points, inFull, lines, x, y, plane, zoom, look, selected, view.pins, chartStyle],
  );
  const option = useMemo(() => frontOption(drawing), [drawing]);
  const axes = useMemo(
    () => (live === undefined ? undefined : frontAxes({ ...drawing, zoom: live })),
    [drawing, live],
  );
  const row = points.find((point) => point.row.candidate === hovered?.id)?.row;
  const title = `Front of ${view.slot}: ${COLUMN_TITLES[y]} against ${COLUMN_TITLES[x]}`;
  const picture = { title, source, legend };
  const isZoomed = (live === undefined ? zoom : live) !== null;
  return (
    <>
      <div class="chart-tools">
        <ZoomTools {...{ points, plane, zoom, query, navigation }} onZoom={zoomTo} />
        <SaveButtons {...picture} draw={() => chartAsSvg(option, picture)} />
      </div>
      <div class={`chart-frame front-chart ${isZoomed ? 'is-zoomed' : ''}`} ref={frame}>
        <Chart
          option={option}
          axes={axes}
          plot={plot}
          label={`${COLUMN_TITLES[y]} against ${COLUMN_TITLES[x]} of the ${points.length} timed candidates of slot ${view.slot}. Their numbers are in the table of candidates.`}
          onHover={setHovered}
          onSelect={(candidate, withShift) =>
            go(withShift ? { pins: togglePin(view.pins, candidate) } : { candidate })
          }
        />
        {box !== null && (
          <div
            class="zoom-box"
            style={{
              left: `${box.left}px`,
              top: `${box.top}px`,
              width: `${box.width}px`,
              height: `${box.height}px`,
            }}
          />
        )}
        {box === null && live === undefined && hovered !== null && row !== undefined && (
          <PointTooltip row={row} mark={hovered} />
        )}
      </div>
      <InFullNote points={points} inFull={inFull} />
    </>
  );
}
