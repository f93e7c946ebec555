import { candidateLabel } from '../candidate/candidate-label.js';
import { columnText } from '../quantity/column-text.js';
import { latencyText } from '../quantity/latency-text.js';
import type { YColumn } from '../view/view-state.js';
import type { SharedPoint, SideFront } from './side-fronts.js';

/** The latency of a candidate on one side, and whether it makes the front there. */
export function timeWords({ points, isOnFront }: SharedPoint, place: number, y: YColumn): string {
  const point = points[place];
  if (point == null) return 'no time';
  const latency = y === 'latency_ns' ? latencyText(point.row) : columnText(y, point.y);
  return `${latency}${isOnFront[place] ? ', on the front' : ''}`;
}

/** The same of all sides, in a line. */
export function sharedWords(shared: SharedPoint, fronts: readonly SideFront[], y: YColumn): string {
  const sides = fronts.map(({ side }, place) => `${side.name}: ${timeWords(shared, place, y)}`);
  return `${candidateLabel(shared.row)}. ${sides.join('; ')}`;
}
