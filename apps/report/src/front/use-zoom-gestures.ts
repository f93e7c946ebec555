import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlotBox } from '../chart/Chart.js';
import { type Place, type Plane, panBy, wholePlane, type Zoom, zoomAround, zoomTo } from './zoom.js';

/** A pointer that moves less than this many pixels was a click. */
const STILL_PX = 4;
/** A page that was scrolled so many milliseconds ago goes on being scrolled by the wheel. */
const SCROLLING_MS = 300;
/** The wheel at rest for so long has said what it wanted. */
const WHEEL_REST_MS = 220;
const WHEEL_SPEED = 0.0018;

interface Gesture {
  readonly plane: Plane;
  /** What the link says. */
  readonly zoom: Zoom | null;
  readonly plot: RefObject<() => PlotBox | null>;
  /** A gesture has ended; `step`: as one that the back button goes back over. */
  readonly onEnd: (zoom: Zoom | null, step: boolean) => void;
}

/** The rectangle that is being drawn, in pixels of the frame. */
export type BoxPx = PlotBox;

/**
 * Zoom by wheel, pinch and a drawn rectangle, pan by dragging what is zoomed. While a gesture goes on its window is `live`, undefined
 * otherwise: the address is written once, at its end.
 */
export function useZoomGestures(frame: RefObject<HTMLElement | null>, gesture: Gesture) {
  const [live, setLive] = useState<Zoom | null | undefined>(undefined);
  const [box, setBox] = useState<BoxPx | null>(null);
  const current = useRef(gesture);
  current.current = gesture;

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let window: Zoom | null | undefined;
    let frameRequest = 0;
    let wheelRest: ReturnType<typeof setTimeout> | undefined;
    let scrolledAt = -SCROLLING_MS;
    const pointers = new Map<number, { readonly x: number; readonly y: number }>();
    let start: { readonly x: number; readonly y: number; readonly draws: boolean } | null = null;
    let moved = false;

    /** Null is the whole plane, which a gesture can reach and go on from. */
    const zoomNow = () => (window === undefined ? current.current.zoom : window);
    const shown = () => zoomNow() ?? wholePlane(current.current.plane);
    const isZoomed = () => zoomNow() !== null;
    const show = (zoom: Zoom | null) => {
      window = zoom;
      frameRequest ||= requestAnimationFrame(() => {
        frameRequest = 0;
        setLive(window);
      });
    };
    const end = (step: boolean) => {
      if (window === undefined) return;
      const zoom = window;
      window = undefined;
      cancelAnimationFrame(frameRequest);
      frameRequest = 0;
      setLive(undefined);
      current.current.onEnd(zoom, step);
    };
    /** Where a pixel of the window lies on the plot; null outside of it. */
    const placeOf = (clientX: number, clientY: number, outside = false): Place | null => {
      const plot = current.current.plot.current?.();
      if (plot == null) return null;
      const { left, top } = element.getBoundingClientRect();
      const x = (clientX - left - plot.left) / plot.width;
      const y = 1 - (clientY - top - plot.top) / plot.height;
      if (!outside && (x < 0 || x > 1 || y < 0 || y > 1)) return null;
      return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
    };

    const onWheel = (event: WheelEvent) => {
      const place = placeOf(event.clientX, event.clientY);
      if (place === null) return;
      const isScrolling = performance.now() - scrolledAt < SCROLLING_MS;
      // A wheel that scrolls the page goes on scrolling it, and there is nothing beyond the whole plane. A pinch on a touch pad has Ctrl.
      if (!event.ctrlKey && (isScrolling || (event.deltaY > 0 && !isZoomed()))) return;
      event.preventDefault();
      const speed = WHEEL_SPEED * (event.deltaMode === 1 ? 16 : 1) * (event.ctrlKey ? 4 : 1);
      show(zoomAround(shown(), current.current.plane, place, Math.exp(event.deltaY * speed)));
      clearTimeout(wheelRest);
      wheelRest = setTimeout(() => end(false), WHEEL_REST_MS);
    };
    const onScroll = () => {
      scrolledAt = performance.now();
    };

    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || placeOf(event.clientX, event.clientY) === null) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved = false;
      const isTouch = event.pointerType === 'touch';
      start = { x: event.clientX, y: event.clientY, draws: !isTouch && (event.shiftKey || !isZoomed()) };
      if (isTouch && pointers.size === 1 && !isZoomed()) start = null;
    };
    const onMove = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = { x: event.clientX, y: event.clientY };
      const others = [...pointers].filter(([id]) => id !== event.pointerId);
      const plot = current.current.plot.current?.();
      if (plot == null) return;
      const [other] = others;
      if (other !== undefined) {
        pointers.set(event.pointerId, now);
        const [, fixed] = other;
        const factor = distance(before, fixed) / Math.max(1, distance(now, fixed));
        const middle = placeOf((now.x + fixed.x) / 2, (now.y + fixed.y) / 2, true);
        moved = true;
        if (middle !== null) show(zoomAround(shown(), current.current.plane, middle, factor));
        return;
      }
      if (start === null) return;
      if (!moved && distance(now, start) < STILL_PX) return;
      if (!moved) {
        moved = true;
        element.setPointerCapture(event.pointerId);
      }
      if (start.draws) {
        setBox(boxBetween(start, now, element, plot));
      } else {
        pointers.set(event.pointerId, now);
        const by = { x: (before.x - now.x) / plot.width, y: (now.y - before.y) / plot.height };
        show(panBy(shown(), current.current.plane, by));
      }
    };
    const onUp = (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId)) return;
      if (start?.draws && moved && event.type === 'pointerup') {
        const from = placeOf(start.x, start.y, true);
        const to = placeOf(event.clientX, event.clientY, true);
        // A rectangle as thin as a line was a slip.
        if (
          from !== null &&
          to !== null &&
          Math.min(Math.abs(from.x - to.x), Math.abs(from.y - to.y)) > 0.01
        ) {
          window = zoomTo(shown(), current.current.plane, from, to);
          end(true);
        }
      }
      setBox(null);
      if (pointers.size > 0) return;
      start = null;
      end(false);
    };
    const onDoubleClick = () => {
      if (!isZoomed()) return;
      window = null;
      end(true);
    };

    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('dblclick', onDoubleClick);
    addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frameRequest);
      clearTimeout(wheelRest);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('dblclick', onDoubleClick);
      removeEventListener('scroll', onScroll);
    };
  }, [frame]);

  return { live, box };
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The rectangle between two pixels of the window, cut at the plot. */
function boxBetween(
  a: { x: number; y: number },
  b: { x: number; y: number },
  element: Element,
  plot: PlotBox,
): BoxPx {
  const frame = element.getBoundingClientRect();
  const cut = (value: number, low: number, length: number) => Math.min(low + length, Math.max(low, value));
  const xs = [a.x, b.x].map((x) => cut(x - frame.left, plot.left, plot.width));
  const ys = [a.y, b.y].map((y) => cut(y - frame.top, plot.top, plot.height));
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
