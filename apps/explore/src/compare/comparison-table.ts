import {
  type ComparedCandidate,
  formatNanoseconds,
  type LatencyEstimate,
  type RunComparison,
} from '@convscape/core';
import { formatTable, left, right } from '../terminal/table.js';
import { clocksDiffer } from './clocks-differ.js';
import { ratioText } from './ratio-text.js';

/**
 * Compared candidates for people, one line each, in the order given. The column for ratios as timed is there where the two clocks differ.
 * @param candidates of the comparison, which say on how many devices and clocks they were taken
 */
export function comparisonTable(
  candidates: readonly ComparedCandidate[],
  comparison: RunComparison,
  blockText: (candidate: string) => string,
): string {
  const isTwoClocks = clocksDiffer(comparison);
  const ratio = comparison.isSameDevice ? 'B ÷ A (interval)' : 'on B’s device ÷ on A’s (interval)';
  const columns = [
    left('candidate'),
    left('block'),
    left('slot'),
    left('in A (interval)'),
    right(isTwoClocks ? `${ratio}, at one clock` : ratio),
    ...(isTwoClocks ? [right('as timed')] : []),
    left('verdict'),
  ];
  const rows = candidates.map((one) => [
    one.candidate.slice(0, 8),
    blockText(one.candidate),
    placeText(one),
    latencyText(one.a),
    ratioText(one),
    ...(isTwoClocks ? [one.asTimed.ratio.toFixed(3)] : []),
    one.verdict,
  ]);
  return formatTable(columns, rows);
}

const latencyText = ({ latencyNs, lowNs, highNs }: LatencyEstimate) =>
  `${formatNanoseconds(latencyNs)}  (${formatNanoseconds(lowNs)} – ${formatNanoseconds(highNs)})`;

function placeText({ row: { slot, engine, threads } }: ComparedCandidate): string {
  const parts = [slot];
  if (engine !== 'wasm') parts.push(engine);
  if (threads > 1) parts.push(`${threads} threads`);
  return parts.join(', ');
}
