import type { AnchorsVerdict } from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import { formatPercent } from '../terminal/percent.js';

/** What came of timing candidates again: `12 candidates timed again take 0.4 % longer than before` */
export function anchorsText({ state, anchors, ratio, spread }: AnchorsVerdict): string {
  if (state === 'unknown') {
    return `${formatAmount(anchors, 'candidate')} timed again: too few to tell whether the machine measures as it did`;
  }
  const much = `${formatPercent(Math.abs(ratio - 1))} ${ratio < 1 ? 'less' : 'longer'}`;
  return `${anchors} candidates timed again take ${much} than before (p90/p10 ${spread.toFixed(2)})`;
}
