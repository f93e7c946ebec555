import {
  contestedShare,
  MOST_CONTESTED,
  OFTEN_SEEN_VISITS,
  type RunAlone,
  type RunComparison,
} from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import { countWords } from '../terminal/count-words.js';
import { formatPercent } from '../terminal/percent.js';

/** What cannot be compared, and fronts that do not say much. */
export function caveats(a: RunAlone, b: RunAlone, comparison: RunComparison): readonly string[] {
  const { compared, takenOver, untimed, onlyInA, onlyInB } = comparison;
  const lines: string[] = [];
  const seldom = compared.filter(({ isSeldomSeen }) => isSeldomSeen).length;
  if (seldom > 0) {
    lines.push(
      `${formatAmount(seldom, 'candidate')} seen in fewer than ${OFTEN_SEEN_VISITS} visits in A or B: ${seldom === 1 ? 'its interval allows' : 'their intervals allow'} for the luck of a single visit`,
    );
  }
  if (takenOver.length > 0) {
    lines.push(
      `${formatAmount(takenOver.length, 'measurement')} taken over from one run by the other, whole or in part, and so not compared; nor is it said whether the runs confirm each other: explore sweep --fresh measures anew`,
    );
  }
  if (untimed.length > 0)
    lines.push(`${formatAmount(untimed.length, 'candidate')} not timed in both: ${statesText(untimed)}`);
  if (onlyInA.length > 0) lines.push(`${formatAmount(onlyInA.length, 'candidate')} only in A`);
  if (onlyInB.length > 0) lines.push(`${formatAmount(onlyInB.length, 'candidate')} only in B`);
  for (const [name, { rows }] of [
    ['A', a],
    ['B', b],
  ] as const) {
    const { share, verdict } = contestedShare(rows);
    if (verdict === 'undecided' && share !== null) {
      lines.push(
        `${formatPercent(share)} of ${name}’s fronts is contested (more than ${formatPercent(MOST_CONTESTED)}): their overlap says little`,
      );
    }
  }
  return lines;
}

function statesText(untimed: RunComparison['untimed']): string {
  return countWords(untimed.map(({ a, b }) => (a === b ? a : `${a} in A and ${b} in B`)));
}
