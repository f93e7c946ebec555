import type { ChartStyle } from '../chart/chart-style.js';
import { mixedColour } from '../chart/mixed-colour.js';

/** The colour of a share of the promise: 0 and less, a half, all and more are the three of the style, others lie between. */
export function heatColour(share: number, [none, half, all]: ChartStyle['heat']): string {
  const within = Math.min(1, Math.max(0, share));
  return within < 0.5 ? mixedColour(none, half, within * 2) : mixedColour(half, all, within * 2 - 1);
}
