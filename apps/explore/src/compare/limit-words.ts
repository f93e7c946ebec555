import type { ChangeLimit, Crossings, RunComparison } from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import { countWords } from '../terminal/count-words.js';
import { percentOf } from './change-limit.js';
import { confidenceText } from './confidence-text.js';
import { ratioText } from './ratio-text.js';

/** How many candidates a list shows. */
const SHOWN = 6;

/** Of two devices neither changed. */
const DEVICE_WORDS: { readonly [Change in ChangeLimit['change']]: string } = {
  slower: 'slower on B’s device',
  faster: 'faster on B’s device',
  changed: 'apart between the devices',
};

/** What came of a limit that `--fail-on` set. */
export function limitWords(
  { limit, crossed, possible, confidence }: Crossings,
  { isSameDevice, lost }: RunComparison,
  wordsOf: (candidate: string) => string,
): string {
  const words = isSameDevice ? limit.change : DEVICE_WORDS[limit.change];
  const what = `${words} by more than ${percentOf(limit.share)} %`;
  const more = crossed.length === 0 ? '' : ' more';
  const maybe =
    possible.length === 0
      ? ''
      : `; ${possible.length}${more} may be: their intervals, or the noise floor, are too wide to say`;
  const unseen =
    lost.length === 0
      ? ''
      : `; ${lost.length} that A timed ${lost.length === 1 ? 'was' : 'were'} not looked at: ${countWords(lost.map(({ state }) => state))} in B`;
  if (crossed.length === 0) return `none is ${what} for certain${maybe}${unseen}`;
  const lines = crossed
    .slice(0, SHOWN)
    .map((one) => `\n  ${one.candidate.slice(0, 8)}  ${wordsOf(one.candidate)}: ${ratioText(one)}`);
  if (crossed.length > SHOWN) lines.push(`\n  and ${crossed.length - SHOWN} more`);
  return `${formatAmount(crossed.length, 'candidate')} ${what}, with intervals at ${confidenceText(confidence)}${maybe}${unseen}${lines.join('')}`;
}

/** Candidates that A timed and that failed in B: no limit holds where a block no longer runs. Null where there is none. */
export function failedWords({ lost }: RunComparison, wordsOf: (candidate: string) => string): string | null {
  const failed = lost.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return null;
  const lines = failed
    .slice(0, SHOWN)
    .map(({ candidate, reason }) => `\n  ${candidate.slice(0, 8)}  ${wordsOf(candidate)}: ${reason}`);
  if (failed.length > SHOWN) lines.push(`\n  and ${failed.length - SHOWN} more`);
  return `${formatAmount(failed.length, 'candidate')} that A timed failed in B${lines.join('')}`;
}
