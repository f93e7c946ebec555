import { newestRunFirst, type RunRecord } from '@convscape/core';
import { usageError } from '../failure/command-error.js';

/** How many runs an error lists. */
const LISTED = 12;

/**
 * The one run whose id begins so, or the newest.
 * @param file for the message
 * @throws {CommandError} exit 2, listing what there is
 */
export function findRun(runs: readonly RunRecord[], prefix: string | null, file: string): RunRecord {
  const newestFirst = [...runs].sort(newestRunFirst);
  const [newest] = newestFirst;
  if (newest === undefined) {
    throw usageError(`${file} has no run`, 'measure something first: explore sweep --config sweep.json');
  }
  if (prefix === null) return newest;
  const wanted = prefix.toLowerCase();
  const matches = wanted === '' ? [] : newestFirst.filter(({ run }) => run.startsWith(wanted));
  const [match] = matches;
  if (match === undefined) {
    throw usageError(
      `no run of ${file} begins with ${JSON.stringify(prefix)}`,
      `${listOf('its runs', newestFirst)}\nanother database is named by its path: ./nightly.sqlite, or ./nightly.sqlite#RUN`,
    );
  }
  if (matches.length > 1) {
    throw usageError(
      `${matches.length} runs of ${file} begin with ${JSON.stringify(prefix)}`,
      listOf('give more digits', matches),
    );
  }
  return match;
}

function listOf(title: string, runs: readonly RunRecord[]): string {
  const lines = runs.slice(0, LISTED).map(({ run, sweep, startedAt }) => `  ${run}  ${startedAt}  ${sweep}`);
  if (runs.length > LISTED) lines.push(`  and ${runs.length - LISTED} more: explore runs`);
  return `${title}:\n${lines.join('\n')}`;
}
