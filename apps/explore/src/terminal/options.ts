import { InvalidArgumentError, Option } from 'commander';

export const DEFAULT_DATABASE = './convscape.sqlite';
export const DEFAULT_REPORT = './convscape.html';

export const databaseOption = () =>
  new Option('--db <file>', 'the database').env('CONVSCAPE_DB').default(DEFAULT_DATABASE);

/** As many as `measure.workers` of a sweep.json takes. */
const MOST_WORKERS = 1024;

/** A positive whole number, as `--max` takes it. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Give a whole number from 1 up.');
  return value;
}

export function workersNumber(text: string): number | 'auto' {
  if (text === 'auto') return 'auto';
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_WORKERS)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_WORKERS}, or auto.`);
  return value;
}

/** For options that may be given several times. */
export const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];
