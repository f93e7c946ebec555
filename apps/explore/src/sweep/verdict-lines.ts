import { type ContestedShare, MOST_CONTESTED } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';
import { wrapText } from '../terminal/wrap-text.js';

/** Whether a run has decided what is on its fronts, in words; nothing where nothing is on one. */
export function verdictLines(
  { certain, contested, share, verdict }: ContestedShare,
  width: number,
): readonly string[] {
  if (share === null) return [];
  const counted = `${contested} of the fronts’ ${certain + contested} members ${contested === 1 ? 'is' : 'are'} contested (${formatPercent(share)})`;
  const text =
    verdict === 'decided'
      ? `decided: ${counted}`
      : `has not decided: ${counted}, more than ${formatPercent(MOST_CONTESTED)}. Take contested ones for equals, or measure them closer: on a quieter machine (explore doctor), or with a smaller "confirmation" in the config`;
  return [wrapText(`verdict   ${text}`, width, ' '.repeat(10))];
}
