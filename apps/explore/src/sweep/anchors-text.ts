import type { AnchorsVerdict } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';

/** `12 candidates timed again take 0.4 % longer than before` */
export function anchorsText({ anchors, ratio, spread }: AnchorsVerdict): string {
  const much = `${formatPercent(Math.abs(ratio - 1))} ${ratio < 1 ? 'less' : 'longer'}`;
  return `${anchors} candidates timed again take ${much} than before (p90/p10 ${spread.toFixed(2)})`;
}
