import type { ConfigProblem } from './config-problem.js';

/** A file with more problems than this is another kind of file. */
export const MAX_PROBLEMS = 100;

/** Problems in the order of the file; one for each place and path, and a last one that counts what is left out. */
export function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const byPlace = new Map<string, ConfigProblem>();
  for (const problem of problems) {
    const place = `${problem.line}:${problem.column} ${problem.path}`;
    if (!byPlace.has(place)) byPlace.set(place, problem);
  }
  const sorted = [...byPlace.values()].sort((a, b) => a.line - b.line || a.column - b.column);
  const left = sorted.length - MAX_PROBLEMS;
  const next = sorted[MAX_PROBLEMS];
  if (next === undefined) return sorted;
  const { line, column } = next;
  const message = `from here on there are ${left.toLocaleString('en')} more problems`;
  return [...sorted.slice(0, MAX_PROBLEMS), { code: 'MORE_PROBLEMS', line, column, path: '', message }];
}
