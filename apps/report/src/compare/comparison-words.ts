import { ratioText } from '../quantity/ratio-text.js';
import { type Comparison, medianRatio } from './comparison.js';
import type { RatioVerdict } from './run-ratio.js';

/** What the other side at this place says of all candidates, in sentences. */
export function comparisonWords(all: readonly Comparison[], at: number): string {
  const ratios = all.flatMap(({ others }) => {
    const result = others[at];
    return result?.state === 'compared' ? [result.ratio] : [];
  });
  const middle = medianRatio(all, at);
  if (middle === null) return 'No candidate was timed in both.';
  const count = (wanted: RatioVerdict) => ratios.filter(({ verdict }) => verdict === wanted).length;
  const changed = [
    [count('slower'), 'slower'],
    [count('faster'), 'faster'],
  ] as const;
  const told = changed.flatMap(([found, word]) => (found === 0 ? [] : `${number(found)} ${word}`));
  const differ = told.length === 0 ? 'none differs beyond noise' : `${told.join(' and ')} beyond noise`;
  const same = count('same-measurement');
  const taken =
    same === 0 ? '' : ` ${number(same)} ${same === 1 ? 'is' : 'are'} one and the same measurement.`;
  return `Of ${number(ratios.length)} ${ratios.length === 1 ? 'candidate' : 'candidates'} timed in both, ${differ}; the median takes ${ratioText(middle)} as long.${taken}`;
}

const number = (value: number) => value.toLocaleString('en-US');
