import type { HoveredMark } from './Chart.js';

/** Beside a mark, on the side where there is more room. */
export function tooltipPlace({ left, top, chartWidth }: HoveredMark) {
  return left > chartWidth / 2
    ? { right: `${chartWidth - left + 16}px`, top: `${top}px` }
    : { left: `${left + 16}px`, top: `${top}px` };
}
