import { ratioText } from '../quantity/ratio-text.js';
import type { SideComparison } from './side-comparison.js';

/** Clocks that differ by less than this are told apart by nobody. */
const CLOCK_SHARE = 0.002;

/** What another side says of all candidates, in sentences. */
export function comparisonWords(other: SideComparison): string {
  if (other.state === 'never-meet') {
    const { what, a, b } = other.why;
    return what === 'cache'
      ? `Their results cannot meet: caches were ${a} in the base run and ${b} in this one.`
      : `Their results cannot meet: the base run was measured by version ${a} of the protocol, this one by version ${b}.`;
  }
  const { compared, takenOver, tally, medianRatio, clock } = other.comparison;
  const taken =
    takenOver.length === 0
      ? ''
      : ` ${count(takenOver.length, 'measurement')} ${takenOver.length === 1 ? 'was' : 'were'} taken over by the newer run and tell nothing.`;
  if (medianRatio === null) return `No candidate was timed in both.${taken}`;
  const verdicts = [
    [tally.slower, 'slower beyond noise'],
    [tally.faster, 'faster beyond noise'],
    [tally.same, 'the same within 3 %'],
    [tally.undecided, 'undecided'],
  ] as const;
  const told = verdicts.filter(([found]) => found > 0).map(([found, words]) => `${number(found)} ${words}`);
  const clocks =
    clock === null || Math.abs(clock - 1) < CLOCK_SHARE
      ? ''
      : ` A clock cycle took ${ratioText(clock)} as long when this run began: ratios are of one clock, but for what no clock of the processor tells (GPUs, and blocks beyond the caches).`;
  return `Of ${count(compared.length, 'candidate')} timed in both, ${told.join(', ')}; the median takes ${ratioText(medianRatio)} as long.${clocks}${taken}`;
}

const count = (many: number, noun: string) => `${number(many)} ${noun}${many === 1 ? '' : 's'}`;
const number = (value: number) => value.toLocaleString('en-US');
