import { InvalidArgumentError, Option } from 'commander';

const DEFAULT_DATABASE = './convscape.sqlite';
export const DEFAULT_REPORT = './convscape.html';

/** The database of who names none; an empty variable names none either. */
export const defaultDatabase = (): string => process.env.CONVSCAPE_DB || DEFAULT_DATABASE;

export const databaseOption = () =>
  new Option('--db <file>', 'the database').default(defaultDatabase(), `CONVSCAPE_DB or ${DEFAULT_DATABASE}`);

/** The option that shows a report once it is written. */
export const OPEN = ['--open', 'open the report in the default browser'] as const;

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

const UNIT_MS: { readonly [unit: string]: number } = { s: 1000, m: 60_000, h: 3_600_000 };
/** What a timer can be set to. */
const LONGEST_MS = 2 ** 31 - 1;

/** `90s`, `10m`, `1.5h` in milliseconds. */
export function timeSpan(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?(s|m|h)$/.exec(text) ?? [];
  const milliseconds = Math.round(Number(number) * (UNIT_MS[unit] ?? Number.NaN));
  if (!(milliseconds > 0 && milliseconds <= LONGEST_MS)) {
    throw new InvalidArgumentError('Give a time of 24 days at the most, as 90s, 10m or 2h.');
  }
  return milliseconds;
}

/** For options that may be given several times. */
export const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];
