import { contestedShare, MOST_CONTESTED, type Row } from '@convscape/core';
import { percentText } from '../quantity/percent-text.js';

/** Whether the fronts of these rows are decided; empty where nothing is on one. */
export function decisionWords(rows: readonly Row[]): string {
  const { certain, contested, share, verdict } = contestedShare(rows);
  if (share === null) return '';
  const counted = `${contested} of ${certain + contested} on its fronts ${contested === 1 ? 'is' : 'are'} contested (${percentText(share)})`;
  return verdict === 'decided'
    ? `It has decided: ${counted}.`
    : `It has not decided: ${counted}, more than ${percentText(MOST_CONTESTED)}. Take contested ones for equals.`;
}
