import { JOINED_COLUMNS, type JoinedColumn } from '@convscape/core';
import { InvalidArgumentError } from 'commander';

/** `engine`, `threads` or `engine,threads`: what fronts are joined across. */
export function parseAcross(text: string): readonly JoinedColumn[] {
  const names = text.split(',').map((name) => name.trim());
  const columns = JOINED_COLUMNS.filter((column) => names.includes(column));
  if (names.some((name) => !JOINED_COLUMNS.some((column) => column === name))) {
    throw new InvalidArgumentError(
      `Fronts are joined across ${JOINED_COLUMNS.join(', ')}, or both with a comma.`,
    );
  }
  return columns;
}
