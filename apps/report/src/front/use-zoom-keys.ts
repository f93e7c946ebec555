import { useEffect, useRef } from 'preact/hooks';
import { isForPage } from '../keyboard/use-keys.js';
import { type Place, type Plane, panBy, wholePlane, type Zoom, zoomAround } from './zoom.js';

/** How much of the window is left by one step inwards. */
export const ZOOM_STEP = 0.7;
const MIDDLE: Place = { x: 0.5, y: 0.5 };

/** Share of the window that one press of an arrow moves it. */
const PAN_STEP = 0.15;
const ARROWS: { readonly [key: string]: Place } = {
  ArrowLeft: { x: -PAN_STEP, y: 0 },
  ArrowRight: { x: PAN_STEP, y: 0 },
  ArrowUp: { x: 0, y: PAN_STEP },
  ArrowDown: { x: 0, y: -PAN_STEP },
};

/** A window around the middle of the one that is shown. */
export function zoomStep(zoom: Zoom | null, plane: Plane, factor: number): Zoom | null {
  return zoomAround(zoom ?? wholePlane(plane), plane, MIDDLE, factor);
}

/** `+`, `-`, and Shift with an arrow; `0` and Esc are the page's own. */
export function useZoomKeys(zoom: Zoom | null, plane: Plane, go: (zoom: Zoom | null) => void): void {
  const current = useRef({ zoom, plane, go });
  current.current = { zoom, plane, go };
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      const { zoom: shown, plane: whole, go: goTo } = current.current;
      const arrow = event.shiftKey ? ARROWS[event.key] : undefined;
      if (arrow !== undefined && shown !== null) goTo(panBy(shown, whole, arrow));
      else if (event.key === '+' || event.key === '=') goTo(zoomStep(shown, whole, ZOOM_STEP));
      else if (event.key === '-') goTo(zoomStep(shown, whole, 1 / ZOOM_STEP));
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  }, []);
}
