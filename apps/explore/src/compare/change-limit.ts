import type { ChangeLimit } from '@convscape/core';
import { InvalidArgumentError } from 'commander';

/** One more `slower:5%`, `faster:10%` or `changed:3%`, as `--fail-on` takes them. */
export function collectLimits(
  text: string,
  before: readonly ChangeLimit[] | undefined,
): readonly ChangeLimit[] {
  return [...(before ?? []), changeLimit(text)];
}

function changeLimit(text: string): ChangeLimit {
  const [, change = '', number = ''] = /^(slower|faster|changed):(\d+(?:\.\d+)?) ?%$/.exec(text.trim()) ?? [];
  const share = Number(number) / 100;
  // A candidate that is faster by 100 % takes no time.
  const most = change === 'slower' ? 100 : 0.99;
  if (number === '' || share > most) {
    throw new InvalidArgumentError(
      'Give slower:5%, faster:5% or changed:5%; a time can become slower by 10000 % and faster by 99 % at the most.',
    );
  }
  return { change: change as ChangeLimit['change'], share };
}

/** `slower:5%`, as it was asked. */
export const limitText = ({ change, share }: ChangeLimit): string => `${change}:${percentOf(share)}%`;

/** 12.345, as it was asked: never rounded, only without what dividing by 100 left. */
export const percentOf = (share: number): number => Number((100 * share).toPrecision(12));
