import type { Row } from '@convscape/core';
import type { ChartStyle } from '../chart/chart-style.js';

/** The colours of the kinds among these rows, for the frame of a saved chart. */
export function kindLegend(rows: readonly Row[], chartStyle: ChartStyle) {
  const kinds = [...new Set(rows.map((row) => row.kind))];
  return kinds.map((kind) => ({ colour: chartStyle.kind(kind), text: kind }));
}
