import type { Finding } from '../finding.js';
import { bySlot, type ComparableRows } from './comparable-rows.js';
import { inversions } from './inversions.js';
import { latencyWords, times } from './latency-words.js';
import type { WeighedFinding } from './weighed-finding.js';

/** A list that says everything says nothing: of each setting, so many slots. */
const MOST_SLOTS = 3;
/** Of a slot, so many pairs are looked at for one that is news. */
const LOOKED_AT = 50;

/**
 * Where MACs put two blocks in the wrong order by most: fewer MACs, more time, beyond both intervals. Of each slot the worst such pair
 * whose cheaper block no other finding tells of.
 */
export function findRankingInverted(
  { rows, setting, labelOf }: ComparableRows,
  told: readonly Finding[],
): WeighedFinding[] {
  const known = new Set(told.map(({ candidates }) => candidates[0]));
  const found = [...bySlot(rows)].flatMap(([slot, own]) => {
    const { pairs, inverted, worst, fastest } = inversions([own], LOOKED_AT);
    const news = worst.find(({ cheaper }) => !known.has(cheaper.candidate));
    if (news === undefined) return [];
    const { cheaper, faster, macsRatio, latencyRatio } = news;
    const blocks = fastest === undefined ? 'blocks' : `its ${fastest} fastest blocks`;
    return [
      {
        kind: 'ranking-inverted' as const,
        sentence: `In ${slot}${setting}, of the pairs of ${blocks} that intervals tell apart, MACs put ${inverted} of ${pairs} in the wrong order. Among these, ${labelOf(cheaper)} computes ${times(macsRatio)} less than ${labelOf(faster)} and takes ${times(latencyRatio)} as long: ${latencyWords(cheaper)} against ${latencyWords(faster)}.`,
        candidates: [cheaper.candidate, faster.candidate],
        slot,
        run: cheaper.run,
        weight: macsRatio * latencyRatio,
      },
    ];
  });
  return found.sort((a, b) => b.weight - a.weight).slice(0, MOST_SLOTS);
}
