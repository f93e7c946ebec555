import { countSpace, glanceAtSpace, type Space, type SpaceCount } from '@convscape/core';
import { usageError } from '../failure/command-error.js';
import { refuseNone } from './refuse-none.js';

/** So many candidates are measured without being asked twice. */
export const MOST_CANDIDATES = 100_000;

export interface SpaceView {
  readonly count: SpaceCount;
  /** Candidates that a sweep measures: all, or the sample asked for. An estimate where the count is one. */
  readonly candidates: bigint;
}

/**
 * Counts a space. A space without a candidate is refused, with what left them all out.
 * @param most so many candidates are accepted: whether there are more is worth counting
 * @throws {CommandError} exit 2
 */
export function lookThrough(space: Space, most = MOST_CANDIDATES): SpaceView {
  const { sample } = space;
  const count = sample === undefined ? countSpace(space, BigInt(most)) : countSpace(space);
  if (count.candidates === 0n) {
    const none = count.exact ? 'no candidate is left' : 'no candidate was found by drawing some';
    throw usageError(
      `${none} of ${formatAmount(count.total, 'combination')}\n${leftOutLines(count).join('\n')}`,
      'change the axes or constraints that leave them out',
    );
  }
  const candidates =
    sample !== undefined && BigInt(sample) < count.candidates ? BigInt(sample) : count.candidates;
  return { count, candidates };
}

/** `  1,200  groups do not divide the channels`, the most first. */
export function leftOutLines({ leftOut, exact }: SpaceCount): readonly string[] {
  return Object.entries(leftOut).map(
    ([reason, count]) => `  ${exact ? '' : 'about '}${formatWhole(count)}  ${reason}`,
  );
}

/** `1,200`: whole, whatever its size. */
export const formatWhole = (count: bigint | number): string => count.toLocaleString('en-US');

/** `1 candidate`, `1,200 candidates` */
export const formatAmount = (count: bigint | number, noun: string): string =>
  `${formatWhole(count)} ${noun}${Number(count) === 1 ? '' : 's'}`;

/**
 * A few candidates that stand for all, one at the least; the same for the same space.
 * @throws {CommandError} exit 2 where none is found
 */
export const typicalCandidates = (space: Space, most: number) => refuseNone(glanceAtSpace(space, most));
