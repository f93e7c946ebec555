import type { Row } from '../../record/row.js';
import type { Candidate } from '../../space/candidate.js';
import type { Finding } from '../finding.js';
import { densePeers } from '../rows/dense-peer.js';
import { candidateLabels } from './candidate-labels.js';
import { comparableRows } from './comparable-rows.js';
import { findCheapestNotFastest } from './find-cheapest-not-fastest.js';
import { findRankingInverted } from './find-ranking-inverted.js';
import { findSavingGap } from './find-saving-gap.js';
import { findSlowerThanDense } from './find-slower-than-dense.js';

/**
 * What these rows say, in sentences computed from them; the most surprising first, by how far the counted cost misleads.
 * Nothing is said of latencies whose intervals overlap, and nothing at all of rows without a latency.
 * @param candidates of the rows, where they are at hand: columns do not tell all that was asked, such as an algorithm
 */
export function findings(rows: readonly Row[], candidates: readonly Candidate[] = []): Finding[] {
  const peerOf = densePeers(rows);
  return comparableRows(rows, candidateLabels(candidates))
    .flatMap((comparable) => {
      const ofDense = findSlowerThanDense(comparable, peerOf);
      const ofCheapest = findCheapestNotFastest(comparable);
      return [
        ...ofDense,
        ...ofCheapest,
        ...findRankingInverted(comparable, [...ofDense, ...ofCheapest]),
        ...findSavingGap(comparable, peerOf),
      ];
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ weight: _, ...finding }) => finding);
}
