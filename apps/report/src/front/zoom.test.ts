import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearAxis, logAxis } from '../chart/axis-ticks.js';
import { zoomFilter } from './ZoomTools.js';
import {
  formatZoom,
  type Plane,
  panBy,
  parseZoom,
  wholePlane,
  withinPlane,
  type Zoom,
  zoomAround,
  zoomTo,
} from './zoom.js';

const log: Plane = { x: logAxis([1e6, 1e8]), y: logAxis([1e5, 1e7]), scale: 'log' };
const linear: Plane = { x: linearAxis([1e8]), y: linearAxis([1e7]), scale: 'linear' };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = fc.record({ x: share, y: share });
const plane = fc.constantFrom(log, linear);

/** Whether a window lies in a plane, but for the last digits. */
function isWithin({ x, y }: Zoom, whole: Plane): boolean {
  const inside = ([min, max]: Zoom['x'], axis: Plane['x']) =>
    min >= axis.min - Math.abs(axis.max) * 1e-9 && max <= axis.max * (1 + 1e-9) && min < max;
  return inside(x, whole.x) && inside(y, whole.y);
}

describe('a window of a plane', () => {
  it('stays within it, whatever is done to it', () => {
    const steps = fc.array(
      fc.oneof(
        fc.tuple(fc.constant('zoom' as const), place, fc.double({ min: 0.1, max: 10, noNaN: true })),
        fc.tuple(fc.constant('pan' as const), place, fc.constantFrom(-1, 1)),
        fc.tuple(fc.constant('to' as const), place, place),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(plane, steps, (whole, drawn) => {
        let zoom: Zoom | null = null;
        for (const [kind, at, by] of drawn) {
          const shown: Zoom = zoom ?? wholePlane(whole);
          if (kind === 'zoom') zoom = zoomAround(shown, whole, at, by);
          else if (kind === 'pan') zoom = panBy(shown, whole, { x: at.x * by, y: at.y * by });
          else zoom = zoomTo(shown, whole, at, by);
          if (zoom !== null) expect(isWithin(zoom, whole)).toBe(true);
        }
      }),
    );
  });

  it('keeps what is under the pointer there while it shrinks', () => {
    const zoomed = zoomAround(wholePlane(log), log, { x: 0.25, y: 0.5 }, 0.5)!;
    const at = (span: readonly [number, number], position: number) =>
      span[0] * (span[1] / span[0]) ** position;
    expect(at(zoomed.x, 0.25)).toBeCloseTo(at([log.x.min, log.x.max], 0.25), 0);
  });

  it('is nothing where it grew to the whole plane, and comes back from its text', () => {
    const zoomed = zoomAround(wholePlane(log), log, { x: 0.5, y: 0.5 }, 0.5);
    expect(zoomAround(zoomed!, log, { x: 0.5, y: 0.5 }, 4)).toBeNull();
    expect(withinPlane(wholePlane(linear), linear)).toBeNull();
    expect(formatZoom(parseZoom(formatZoom(zoomed)))).toBe(formatZoom(zoomed));
    for (const text of ['', '1~2~3', '2~1~3~4', 'a~b~c~d', '1~Infinity~1~2'])
      expect(parseZoom(text)).toBeNull();
  });

  it('moves no further than to the end, and keeps its size', () => {
    const zoomed = zoomAround(wholePlane(linear), linear, { x: 0.5, y: 0.5 }, 0.5)!;
    const moved = panBy(zoomed, linear, { x: 9, y: 0 })!;
    expect(moved.x[1]).toBeCloseTo(linear.x.max, 0);
    expect(moved.x[1] - moved.x[0]).toBeCloseTo(zoomed.x[1] - zoomed.x[0], 0);
    expect(moved.y[0]).toBeCloseTo(zoomed.y[0], 0);
  });

  it('reads as a filter of the table', () => {
    expect(zoomFilter('slot:7x7x8-8-s1', 'macs', 'latency_ns', { x: [1e6, 2e6], y: [3, 4.5] })).toBe(
      'slot:7x7x8-8-s1 macs>=1000000 macs<=2000000 latency_ns>=3 latency_ns<=4.5',
    );
  });
});
