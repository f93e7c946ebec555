import type { Space, SpaceCount } from '@convscape/core';
import { formatAmount, formatWhole } from './look-through.js';

/** How many candidates a sample asks for, where draws found fewer although there may be more; null where it is complete, or all there are. */
export function shortSample(space: Space, count: SpaceCount, found: number): number | null {
  const { sample } = space;
  if (sample === undefined || found >= sample) return null;
  return count.exact && BigInt(found) === count.candidates ? null : sample;
}

/** Whether so many draws are sure to be enough for a sample that it need not be drawn to know how many it finds. */
export function isSurelyComplete(sample: number, { candidates, total }: SpaceCount): boolean {
  return candidates * 10n >= total && BigInt(sample) * 2n <= candidates;
}

/** `50 candidates found of 300 asked for` */
export function shortSampleText(found: bigint | number, asked: number): string {
  return `${formatAmount(found, 'candidate')} found of ${formatWhole(asked)} asked for`;
}
