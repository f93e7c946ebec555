import type { RunComparison } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';
import { clocksDiffer } from './clocks-differ.js';
import { confidenceText } from './confidence-text.js';

/** How many changed which way, and how alike the two runs are as a whole. */
export function summaryWords(comparison: RunComparison): readonly string[] {
  const { compared, tally, medianRatio, tau, jaccard, coverage, differences, differencesAsTimed } =
    comparison;
  const words = comparison.isSameDevice
    ? ['slower', 'faster', 'same', 'undecided']
    : ['slower on B’s device', 'faster on B’s device', 'same', 'undecided'];
  const counts = [tally.slower, tally.faster, tally.same, tally.undecided];
  const told = counts.map((count, index) => `${count} ${words[index]}`).join(', ');
  const lines = [`${compared.length} compared: ${told}`];
  if (differences !== null && medianRatio !== null) {
    const asTimed =
      clocksDiffer(comparison) && differencesAsTimed !== null
        ? ` (as timed: ${formatPercent(differencesAsTimed.median)} and ${formatPercent(differencesAsTimed.p95)})`
        : '';
    lines.push(
      `the median takes ${medianRatio.toFixed(3)} times as long; latencies differ by ${formatPercent(differences.median)} in the median, ${formatPercent(differences.p95)} at the 95th percentile${asTimed}`,
    );
  }
  lines.push(
    `Kendall’s τ-b ${figure(tau)}; fronts: Jaccard ${figure(jaccard)}, ε-coverage of A by B ${figure(coverage.aByB)}, of B by A ${figure(coverage.bByA)}`,
  );
  lines.push(
    `intervals at ${confidenceText(comparison.confidence)} each, so that with 95 % confidence nothing is called slower or faster that is not (Holm)`,
  );
  return lines;
}

const figure = (value: number | null) => (value === null ? '-' : value.toFixed(3));
